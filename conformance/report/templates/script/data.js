// The data of the page under names; the order of each row is said in report/page/catalogue.py.
const data = JSON.parse(document.getElementById("data").textContent);
const [VERDICTS, LEVELS, GROUNDS, SURFACES] = data.words;
const text = (number) => data.texts[number];

const caseOf = (row) => ({
  slug: row[0] || "",
  title: row[1] || 0,
  verdict: row[2] || 0,
  level: row[3] || 0,
  ground: row[4] || 0,
  surface: row[5] || 0,
  cause: row[6] ? data.causes[row[6] - 1] : null,
  root: row[7] ? data.roots[row[7] - 1] : null,
  finding: row[8] || null,
});

const requirementOf = (row) => {
  const [id, title, expression, ground, place, verdict, cases] = row;
  const [domain, kind] = id.split("/");
  return { id, domain, kind, title, expression, ground, place, verdict, cases: cases.map(caseOf) };
};

const requirements = data.requirements.map(requirementOf);
const wordsIn = (number) => [].concat(text(number)).join(" ");

// The shell's own rule: what holds only these characters needs no quotes.
const replayLine = (id) => (/^[\w@%+=:,./-]+$/.test(id) ? `${data.replay} ${id}` : null);
