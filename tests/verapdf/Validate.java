import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.logging.LogManager;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

/**
 * A flavour ("ua1") and PDF files in; one line of JSON for each file out, in their order. The exit status says only
 * whether the lines are there: faults of a PDF, unreadable ones too, are in its line.
 */
public final class Validate {
    /** How many different messages are kept for one rule. */
    private static final int MESSAGES = 5;
    /** How many failures of one rule are looked at closely; all are counted. */
    private static final int DETAILS = 50;

    public static void main(String[] arguments) {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        PDFAFlavour flavour = PDFAFlavour.byFlavourId(arguments[0]);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            System.err.println("no such flavour: " + arguments[0]);
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int i = 1; i < arguments.length; i++) {
            out.println(report(arguments[i], flavour));
        }
    }

    private static String report(String path, PDFAFlavour flavour) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, DETAILS, false, true, false)) {
            return describe(path, validator.validate(parser));
        } catch (Exception problem) {
            return "{\"file\": " + quote(path) + ", \"error\": " + quote(String.valueOf(problem)) + "}";
        }
    }

    private static String describe(String path, ValidationResult result) {
        List<String> failures = new ArrayList<>();
        new TreeMap<>(byName(result.getFailedChecks())).values().forEach(entry ->
                failures.add(failure(entry.getKey(), entry.getValue(), result.getTestAssertions())));
        return "{\"file\": " + quote(path)
                + ", \"compliant\": " + result.isCompliant()
                + ", \"checks\": " + result.getTotalAssertions()
                + ", \"failures\": [" + String.join(", ", failures) + "]}";
    }

    private static Map<String, Map.Entry<RuleId, Integer>> byName(Map<RuleId, Integer> failed) {
        return failed.entrySet().stream().collect(Collectors.toMap(
                entry -> entry.getKey().getClause() + "-" + entry.getKey().getTestNumber(), entry -> entry));
    }

    private static String failure(RuleId rule, int count, List<TestAssertion> assertions) {
        Set<String> messages = new LinkedHashSet<>();
        for (TestAssertion assertion : assertions) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED && assertion.getRuleId().equals(rule)
                    && messages.size() < MESSAGES) {
                messages.add(message(assertion));
            }
        }
        return "{\"clause\": " + quote(rule.getClause())
                + ", \"test\": " + rule.getTestNumber()
                + ", \"count\": " + count
                + ", \"messages\": ["
                + messages.stream().map(Validate::quote).collect(Collectors.joining(", ")) + "]}";
    }

    private static String message(TestAssertion assertion) {
        String said = assertion.getErrorMessage() == null ? assertion.getMessage() : assertion.getErrorMessage();
        return said + " (" + assertion.getLocation().getContext() + ")";
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
