// What is looked for: words, and one value (or none) of each kind.
const KEYS = ["domain", "verdict", "level", "ground", "surface"];
const normal = (words) => words.normalize("NFKC").toLowerCase();

const haystack = new WeakMap();
const searched = (one, make_) => {
  if (!haystack.has(one)) haystack.set(one, normal(make_()));
  return haystack.get(one);
};

const matches = (requirement, one, wanted) => {
  const names = { domain: requirement.domain, verdict: VERDICTS[one.verdict][0], level: LEVELS[one.level][0] };
  Object.assign(names, { ground: GROUNDS[one.ground][0], surface: SURFACES[one.surface][0] });
  if (KEYS.some((key) => wanted[key] && wanted[key] !== names[key])) return false;
  if (wanted.cause && (one.cause === null || one.cause[0] !== wanted.cause)) return false;
  if (wanted.root && one.root !== wanted.root) return false;
  return true;
};

const holds = (requirement, one, words) => {
  const about = searched(requirement, () => `${requirement.id} ${wordsIn(requirement.title)}`);
  const rest = words.filter((word) => !about.includes(word));
  if (!rest.length) return true;
  // Slashes belong to ids: the whole of one is found, too.
  const own = searched(one, () => `${requirement.id}/${one.slug} ${wordsIn(one.title)}`);
  return rest.every((word) => own.includes(word));
};

// The requirements with their cases that are looked for; those without any are left out.
const found = (wanted) => {
  const words = normal(wanted.q || "").split(/\s+/).filter(Boolean);
  return requirements
    .map((requirement) => ({
      requirement,
      cases: requirement.cases.filter((one) => matches(requirement, one, wanted) && holds(requirement, one, words)),
    }))
    .filter((group) => group.cases.length);
};
