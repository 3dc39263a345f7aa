// Narrows the lists of a page by words and by how a product stands; without it all is shown.
"use strict";
const form = document.getElementById("filter");
const plain = (text) => text.normalize("NFKC").toLowerCase();
const rows = [...document.querySelectorAll("table.rows tbody tr")].map((row) => ({ row, text: plain(row.textContent) }));

function narrow() {
  const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
  const standing = form.elements.standing.value;
  let shown = 0;
  for (const { row, text } of rows) {
    const fits = words.every((word) => text.includes(word)) && (!standing || row.querySelector(`td .s.${standing}`));
    row.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const part of document.querySelectorAll(".part")) part.hidden = !part.querySelector("tbody tr:not([hidden])");
  form.querySelector("output").textContent = `${shown} / ${rows.length}`;
}

if (form && rows.length) {
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("submit", (event) => event.preventDefault());
  narrow();
}
