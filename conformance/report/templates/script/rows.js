// Requirements and cases as people read them; what is folded is made when it is first opened.
const PAGE = 100;

const verdict = (number) => {
  const [name, ja, en] = VERDICTS[number];
  const sign = make("b", { "aria-hidden": "true" }, data.symbols[number]);
  return make("span", { class: `v v-${name}` }, sign, both([ja, en]));
};

const folded = (attributes, summary, fill) => {
  const details = make("details", attributes, summary);
  details.addEventListener("toggle", () => details.open && fill(details), { once: true });
  return details;
};

const findingOf = (finding) => {
  if (finding === null) return [];
  if (finding === 1) return fact(["詳細", "Details"], both(["result.json にあります", "in result.json"]));
  const [name, what, expected, got, where, remedy] = finding;
  const lines = [
    fact(["指摘", "What"], code(name), " ", said(text(what))),
    fact(["期待", "Expected"], make("code", {}, said(text(expected)))),
    fact(["実際", "Found"], make("code", {}, said(text(got)))),
    fact(["場所", "Where"], code(where)),
    text(remedy) ? fact(["対処", "To do"], said(text(remedy))) : [],
  ];
  return lines.flat();
};

const causeOf = (cause) => {
  if (cause === null) return [];
  const [name, what, remedy] = cause;
  const lines = [fact(["理由", "Why"], code(name), " ", said(text(what)))];
  return lines.concat(text(remedy) ? [fact(["対処", "To do"], said(text(remedy)))] : []).flat();
};

const caseRow = (requirement, row) => {
  const one = caseOf(row);
  const id = `${requirement.id}/${one.slug}`;
  const facts = [...findingOf(one.finding), ...causeOf(one.cause)];
  const again = one.finding === null ? null : replayLine(id);
  if (again) facts.push(...fact(["再現", "Repeat"], code(again)));
  if (one.root) {
    const link = make("a", { href: `#${one.root}` }, both(["期待の導き方・送受信・同じ原因の検査", "derivation, sent and received, cases by the same cause"]));
    facts.push(...fact(["全文", "In full"], link));
  }
  const item = make("li", {}, verdict(one.verdict), " ", code(one.slug), " ", said(text(one.title)));
  if (one.waived) item.append(" ", make("b", { class: "more" }, both(["免除", "waived"])));
  if (facts.length) item.append(make("dl", { class: "facts" }, ...facts));
  return item;
};

const requirementRow = ({ requirement, cases }) => {
  const [, ja, en] = LEVELS[numberOf(cases[0], "level")];
  const summary = make("summary", {}, verdict(requirement.verdict), " ", code(requirement.id), " [", both([ja, en]), "] ", said(text(requirement.title)));
  return folded({ class: "req" }, summary, (details) => {
    const law = make("p", { class: "soft" }, said(text(requirement.ground)), " · ", code(requirement.expression), " · ", code(requirement.place));
    details.append(law, make("ul", {}, ...cases.map((one) => caseRow(requirement, one))));
    const others = requirement.cases.filter((one) => !cases.includes(one));
    if (others.length) {
      const label = both([`条件に合わない検査 ${others.length} 件`, `not looked for: ${plural(others.length, "case")}`]);
      details.append(folded({}, make("summary", {}, label), (more) => more.append(make("ul", {}, ...others.map((one) => caseRow(requirement, one))))));
    }
  });
};

// Rows a page at a time: a button below them shows the next, and the focus goes to the first of these.
const paged = (groups, into) => {
  const shown = groups.slice(0, PAGE).map(requirementRow);
  into.append(...shown);
  const rest = groups.slice(PAGE);
  if (rest.length) {
    const more = make("button", { type: "button" }, both([`さらに表示（残り ${rest.length} 要件）`, `Show more (${plural(rest.length, "requirement")} left)`]));
    more.addEventListener("click", () => {
      more.remove();
      const first = paged(rest, into);
      first.querySelector("summary").focus();
    });
    into.append(more);
  }
  return shown[0];
};
