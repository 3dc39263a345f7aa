// The list: filters above, one section for each domain below.
const field = (name) => document.getElementById(name);
const hidden = { cause: "", root: "" };

const pair = (words) => (Array.isArray(words) ? words : [words, words]);
const option = (value, [ja, en]) => make("option", { value, "data-ja": ja, "data-en": en }, english() ? en : ja);

const fillFilters = () => {
  const met = Object.fromEntries(Object.keys(TABLES).map((key) => [key, new Set()]));
  for (const { cases } of requirements) for (const row of cases) for (const key in met) met[key].add(numberOf(row, key));
  const choices = { domain: data.domains.map(([name, number]) => [name, ...pair(text(number))]) };
  for (const key in met) choices[key] = TABLES[key].filter((_, number) => met[key].has(number));
  for (const key of KEYS) {
    const named = choices[key].map(([name, ja, en]) => option(name, [ja, en]));
    field(`by-${key}`).append(option("", ["すべて", "all"]), ...named);
  }
};

const wanted = () => {
  const chosen = KEYS.map((key) => [key, field(`by-${key}`).value]);
  return { ...Object.fromEntries(chosen), ...hidden, q: field("q").value };
};

const count = (groups) => groups.reduce((sum, group) => sum + group.cases.length, 0);

const tally = (groups) => {
  const counts = new Map();
  for (const { cases } of groups) {
    for (const row of cases) counts.set(numberOf(row, "verdict"), (counts.get(numberOf(row, "verdict")) || 0) + 1);
  }
  const marks = [...counts].sort(([a], [b]) => a - b).map(([number, n]) => make("span", { class: "tally" }, verdict(number), ` ${n}`));
  return make("span", { class: "tallies" }, ...marks);
};

const byKind = (groups) => {
  const kinds = new Map();
  for (const group of groups) {
    const kind = group.requirement.kind;
    if (!kinds.has(kind)) kinds.set(kind, []);
    kinds.get(kind).push(group);
  }
  return kinds;
};

const kindsOf = (groups, details) => {
  for (const [kind, those] of byKind(groups)) {
    details.append(make("h4", {}, both(data.kinds[kind] || [kind, kind]), ` (${those.length})`));
    paged(those, details.appendChild(make("div")));
  }
};

const domainSection = ([name, number], groups) => {
  const heading = make("h3", {}, said(text(number)));
  return folded({ class: "domain", "data-domain": name }, make("summary", {}, heading, tally(groups)), (details) => kindsOf(groups, details));
};

const narrowedBy = () => {
  const [name, value] = Object.entries(hidden).find(([, given]) => given) || [];
  if (!name) return null;
  return make("span", {}, both(name === "cause" ? ["・原因コード ", ", cause "] : ["・同じ原因 ", ", root "]), code(value));
};

const show = () => {
  const groups = found(wanted());
  const domains = data.domains.map((domain) => [domain, groups.filter((group) => group.requirement.domain === domain[0])]);
  const sections = domains.filter(([, those]) => those.length).map(([domain, those]) => domainSection(domain, those));
  field("results").replaceChildren(...sections);
  const [r, c] = [groups.length, count(groups)];
  const line = both([`${r} 要件、${c} 件の検査`, `${plural(r, "requirement")}, ${plural(c, "case")}`]);
  field("found").replaceChildren(line, ...[narrowedBy()].filter(Boolean));
  if (sections.length === 1 || groups.length <= PAGE / 5) for (const section of sections) section.open = true;
};

const clear = () => {
  for (const key of KEYS) field(`by-${key}`).value = "";
  Object.assign(hidden, { cause: "", root: "" });
  field("q").value = "";
};

// A link of the page that narrows the list: `verdict=untested&domain=…`.
const narrow = (filter) => {
  clear();
  for (const [key, value] of new URLSearchParams(filter)) {
    if (key in hidden) hidden[key] = value;
    else field(`by-${key}`).value = value;
  }
  show();
  field("list").scrollIntoView();
  field("list").focus({ preventScroll: true });
};

fillFilters();
show();
let typed = 0;
field("q").addEventListener("input", () => {
  clearTimeout(typed);
  typed = setTimeout(show, 150);
});
for (const key of KEYS) field(`by-${key}`).addEventListener("change", show);
field("all").addEventListener("click", () => {
  clear();
  show();
  field("q").focus();
});
