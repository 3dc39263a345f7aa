// What is looked for: words, and one value (or none) of each kind.
const TABLES = { verdict: VERDICTS, level: LEVELS, ground: GROUNDS, surface: SURFACES };
const KEYS = ["domain", ...Object.keys(TABLES)];
const normal = (words) => words.normalize("NFKC").toLowerCase();

const haystacks = new WeakMap();
const haystack = (one, about) => {
  if (!haystacks.has(one)) haystacks.set(one, normal(about()));
  return haystacks.get(one);
};

// Tests of a case's row, one for each thing that is asked of it.
const tests = (wanted) => {
  const equal = Object.entries(TABLES)
    .filter(([key]) => wanted[key])
    .map(([key, table]) => [key, table.findIndex(([name]) => name === wanted[key])]);
  const asked = equal.map(([key, number]) => (row) => numberOf(row, key) === number);
  if (wanted.root) {
    const root = data.roots.indexOf(wanted.root) + 1;
    asked.push((row) => numberOf(row, "root") === root && root > 0);
  }
  if (wanted.cause) {
    const causes = new Set(data.causes.flatMap(([name], number) => (name === wanted.cause ? [number + 1] : [])));
    asked.push((row) => causes.has(numberOf(row, "cause")));
  }
  return asked;
};

const holds = (requirement, row, words) => {
  if (!words.length) return true;
  const about = haystack(requirement, () => `${requirement.id} ${wordsIn(requirement.title)}`);
  const rest = words.filter((word) => !about.includes(word));
  if (!rest.length) return true;
  // The whole id of a case is found, too.
  const own = haystack(row, () => `${requirement.id}/${row[0]} ${wordsIn(row[1] || 0)}`);
  return rest.every((word) => own.includes(word));
};

// The requirements with their cases that are looked for; those without any are left out.
const found = (wanted) => {
  const words = normal(wanted.q).split(/\s+/).filter(Boolean);
  const asked = tests(wanted);
  const fits = (requirement) => (row) => asked.every((test) => test(row)) && holds(requirement, row, words);
  return requirements
    .filter((requirement) => !wanted.domain || requirement.domain === wanted.domain)
    .map((requirement) => ({ requirement, cases: requirement.cases.filter(fits(requirement)) }))
    .filter((group) => group.cases.length);
};
