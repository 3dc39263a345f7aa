// Elements of the page. Texts go in as text, never as markup, whatever they hold.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children.filter((child) => child !== null));
  return element;
};

// A text of the data: one for both languages, or a pair of which the page shows one.
const both = ([ja, en]) => {
  const found = document.createDocumentFragment();
  found.append(make("span", { class: "j", lang: "ja" }, ja), make("span", { class: "e", lang: "en" }, en));
  return found;
};
const plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
const said = (text) => (Array.isArray(text) ? both(text) : document.createTextNode(text));
const code = (text) => make("code", {}, text);
const fact = (label, ...value) => [make("dt", {}, both(label)), make("dd", {}, ...value)];
const english = () => document.getElementById("en").checked;
