// Language, colours, folding and links of the page. What a browser does not let us keep is not kept.
const keep = (name, value) => {
  try {
    localStorage.setItem(`conformance-${name}`, value);
  } catch { /* a file may have no store */ }
};
const kept = (name) => {
  try {
    return localStorage.getItem(`conformance-${name}`) || "";
  } catch {
    return "";
  }
};

const speak = () => {
  document.documentElement.lang = english() ? "en" : "ja";
  for (const one of document.querySelectorAll("option[data-ja]")) one.textContent = english() ? one.dataset.en : one.dataset.ja;
};
const preferred = kept("language") || (navigator.languages.some((one) => one.startsWith("ja")) ? "ja" : "en");
field(preferred === "en" ? "en" : "ja").checked = true;
for (const id of ["ja", "en"]) {
  field(id).addEventListener("change", () => {
    speak();
    keep("language", id);
  });
}
speak();

const colour = (theme) => {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
};
const themes = [...field("theme").options].map((one) => one.value);
field("theme").value = themes.includes(kept("theme")) ? kept("theme") : "";
colour(field("theme").value);
field("theme").addEventListener("change", () => {
  colour(field("theme").value);
  keep("theme", field("theme").value);
});

// A link into what is folded opens it.
const open = () => {
  const target = document.getElementById(location.hash.slice(1));
  if (target === null) return;
  for (let one = target; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", open);
if (location.hash) open();

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-filter]");
  if (link !== null) {
    event.preventDefault();
    narrow(link.dataset.filter);
  }
  const button = event.target.closest("button[data-fold]");
  if (button !== null) {
    const wish = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", String(wish));
    for (const one of document.querySelectorAll(`details.defect[id^="${button.dataset.fold}-"]`)) one.open = wish;
  }
});
document.documentElement.classList.add("scripted");
