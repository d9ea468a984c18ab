"use strict";
// The slider shows one sheet of samples at a time.
const sheets = document.getElementById("sheets");
if (sheets) {
  const images = [...sheets.querySelectorAll("img")], range = sheets.querySelector("input"), output = sheets.querySelector("output");
  const show = () => {
    images.forEach((image, i) => { image.hidden = i !== Number(range.value); });
    output.textContent = images[range.value].dataset.epoch;
  };
  range.addEventListener("input", show);
  show();
}
// Pointing at a plot tells the values of the nearest epoch; otherwise the last ones stand there.
for (const chart of document.querySelectorAll(".chart")) {
  const svg = chart.querySelector("svg"), line = chart.querySelector(".at"), caption = chart.querySelector("figcaption");
  const title = caption.textContent, epochs = chart.dataset.x.split(" ").map(Number), items = [...chart.querySelectorAll("li")];
  const left = Number(chart.dataset.left), width = Number(chart.dataset.width) - left - Number(chart.dataset.right);
  const place = (i) => left + width * (epochs.length > 1 ? (epochs[i] - epochs[0]) / (epochs.at(-1) - epochs[0]) : 0.5);
  const tell = (i) => items.forEach((item) => { item.querySelector("b").textContent = item.dataset.y.split(" ")[i]; });
  const last = items.map((item) => item.querySelector("b").textContent);
  svg.addEventListener("pointermove", (event) => {
    const at = (event.clientX - svg.getBoundingClientRect().left) / svg.getBoundingClientRect().width * Number(chart.dataset.width);
    let nearest = 0;
    epochs.forEach((_, i) => { if (Math.abs(place(i) - at) < Math.abs(place(nearest) - at)) nearest = i; });
    line.setAttribute("x1", place(nearest));
    line.setAttribute("x2", place(nearest));
    line.style.visibility = "visible";
    caption.textContent = `${title}, epoch ${epochs[nearest]}`;
    tell(nearest);
  });
  svg.addEventListener("pointerleave", () => {
    line.style.visibility = "hidden";
    caption.textContent = title;
    items.forEach((item, i) => { item.querySelector("b").textContent = last[i]; });
  });
}
