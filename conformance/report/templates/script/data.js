// The data of the page; the order of each row is said in report/page/catalogue.py.
const data = JSON.parse(document.getElementById("data").textContent);
const [VERDICTS, LEVELS, GROUNDS, SURFACES] = data.words;
const text = (number) => data.texts[number];
const wordsIn = (number) => [].concat(text(number)).join(" ");

// Places in a row of a case; what is left out at its end is 0.
const PLACES = { verdict: 2, level: 3, ground: 4, surface: 5, cause: 6, root: 7 };
const numberOf = (row, key) => row[PLACES[key]] || 0;

// Rows become objects only where they are shown: there are tens of thousands.
const caseOf = (row) => ({
  slug: row[0] || "",
  title: row[1] || 0,
  verdict: row[2] || 0,
  cause: row[6] ? data.causes[row[6] - 1] : null,
  root: row[7] ? data.roots[row[7] - 1] : null,
  finding: row[8] || null,
  waived: Boolean(row[9]),
});

const requirements = data.requirements.map((row) => {
  const [id, title, expression, ground, place, verdict, cases] = row;
  const [domain, kind] = id.split("/");
  return { id, domain, kind, title, expression, ground, place, verdict, cases };
});

// The shell's own rule: what holds only these characters needs no quotes.
const replayLine = (id) => (/^[\w@%+=:,./-]+$/.test(id) ? `${data.replay} ${id}` : null);
