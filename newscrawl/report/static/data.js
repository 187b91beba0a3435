"use strict";
/* The data of this file, and what it takes to show a text: as text, never as markup. */
const byId = (id) => document.getElementById(id);

async function unpack(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === "class") element.className = value;
    else if (name === "text") element.textContent = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/* As newscrawl compares words: without capitals, accents, vowel marks, tatweel and the forms of hamza, yeh and teh. */
const MARKS = /[\p{M}\u0640\u200b-\u200f\u2066-\u2069]/gu;
const ALIKE = { "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي", "ٱ": "ا" };
function folded(text) {
  return text.normalize("NFKD").replace(MARKS, "").toLowerCase().replace(/[ىةکیٱ]/g, (letter) => ALIKE[letter]);
}
const number = new Intl.NumberFormat("en").format;
