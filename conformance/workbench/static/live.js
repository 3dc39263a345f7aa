// Live progress of a run, and what is wrong with a profile while it is typed. Pages work without.
"use strict";
const parsed = (text) => new DOMParser().parseFromString(text, "text/html");

async function replaced(id, answer) {
  const fresh = parsed(await answer.text()).getElementById(id);
  if (answer.ok && fresh) document.getElementById(id).replaceWith(document.adoptNode(fresh));
}

async function watch() {
  const live = document.getElementById("live");
  if (!live || live.dataset.state !== "running") return;
  const opened = live.querySelector("details")?.open;
  const answer = await fetch(location.pathname + "/live").catch(() => null);
  if (answer) await replaced("live", answer);
  const now = document.getElementById("live");
  const details = now.querySelector("details");
  if (details && opened) details.open = true;
  if (now.dataset.state === "running") setTimeout(watch, 1000);
  else location.reload();
}

function check() {
  const editor = document.getElementById("editor");
  if (!editor || editor.querySelector("textarea[readonly]")) return;
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const answer = await fetch(editor.action + "/check", { method: "POST", body: new FormData(editor) });
      await replaced("wrong", answer);
    }, 500);
  };
  editor.addEventListener("input", soon);
  // Somebody may have typed before this script was there.
  const texts = [...editor.querySelectorAll("textarea")];
  if (texts.some((text) => text.value !== text.defaultValue)) soon();
}

// A box at the head of a list chooses all that the page shows; without this script each is ticked.
function chooseAll() {
  for (const head of document.querySelectorAll("th[data-all]")) {
    const boxes = [...head.closest("table").querySelectorAll(`input[name="${head.dataset.all}"]`)];
    if (boxes.length < 2) continue;
    const all = document.createElement("input");
    all.type = "checkbox";
    all.id = `all-${head.dataset.all}`;
    all.setAttribute("aria-label", document.documentElement.lang === "ja" ? "このページのすべて" : "all of this page");
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
    const marked = () => {
      const on = boxes.filter((box) => box.checked).length;
      all.checked = on === boxes.length;
      all.indeterminate = on > 0 && on < boxes.length;
    };
    boxes.forEach((box) => box.addEventListener("change", marked));
    marked();
    head.append(document.createElement("br"), all);
  }
}

setTimeout(watch, 1000);
check();
chooseAll();
