// Notes beside the text on wide screens, and the search. Everything else works without it.
"use strict";

const wide = matchMedia("(min-width: 70rem)");
const article = document.querySelector(".article-page .article");
const notes = article ? [...article.querySelectorAll(".notes > li")] : [];

// The notes stay where they are in the page, once: only their place on the screen changes.
function placeNotes() {
  const page = document.body.classList;
  page.toggle("beside", wide.matches);
  article.style.removeProperty("min-height");
  if (!wide.matches) return;
  const top = article.getBoundingClientRect().top;
  let free = 0;
  for (const note of notes) {
    const back = note.querySelector(".back");
    const reference = document.getElementById(back.hash.slice(1));
    const place = reference ? reference.getBoundingClientRect().top - top - 4 : free;
    free = Math.max(free, place);
    note.style.setProperty("--top", `${free}px`);
    free += note.offsetHeight + 12;
  }
  if (free > article.offsetHeight) article.style.setProperty("min-height", `${free}px`);
}

if (notes.length) {
  new ResizeObserver(placeNotes).observe(article.querySelector(".copy"));
  wide.addEventListener("change", placeNotes);
}

const isServed = location.protocol.startsWith("http");
const forms = isServed ? document.querySelectorAll("form[data-search]") : [];
for (const form of forms) form.hidden = false;

const results = document.querySelector("[data-results]");
if (results && isServed) startSearch(results, forms[0]);

async function startSearch(results, form) {
  const [status, list, more] = ["[role=status]", "ol", "button"].map((one) => results.querySelector(one));
  const input = form.elements.q;
  let found = [];
  let turn = 0;

  async function show(count) {
    const next = await Promise.all(found.splice(0, count).map((one) => one.data()));
    for (const page of next) list.append(resultItem(page));
    more.hidden = !found.length;
    return next.length;
  }

  async function search(words) {
    const mine = ++turn;
    list.replaceChildren();
    more.hidden = true;
    status.textContent = words ? results.dataset.searching : "";
    if (!words) return;
    try {
      const pagefind = await import(new URL(results.dataset.pagefind, location));
      const answer = await pagefind.search(words);
      if (mine !== turn) return;
      found = answer.results;
      const text = found.length ? results.dataset.found : results.dataset.nothing;
      status.textContent = text.replace("{count}", found.length).replace("{words}", words);
      await show(10);
    } catch {
      status.textContent = results.dataset.failed;
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = input.value.trim();
    history.replaceState(null, "", `?q=${encodeURIComponent(words)}`);
    search(words);
  });
  more.addEventListener("click", async () => {
    const first = list.children.length;
    await show(10);
    list.children[first]?.querySelector("a").focus();
  });
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  search(input.value.trim());
  if (!input.value) input.focus();
}

// Pagefind marks what it found in its excerpts with <mark>; they are taken over as words.
function resultItem(page) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = page.url;
  link.textContent = page.meta.title;
  const excerpt = document.createElement("p");
  const parsed = new DOMParser().parseFromString(`<p>${page.excerpt}</p>`, "text/html");
  for (const part of parsed.querySelector("p").childNodes) {
    const isFound = part.nodeName === "MARK";
    const node = isFound ? document.createElement("mark") : document.createTextNode("");
    node.textContent = part.textContent;
    excerpt.append(node);
  }
  item.append(link, excerpt);
  return item;
}
