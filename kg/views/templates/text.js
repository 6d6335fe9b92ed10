// Names and words: how they are compared, shown and broken into lines.
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const MARKS = /[\u0300-\u036f]/g;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

// Direction marks and other characters without a shape of their own, spelled out so that they can neither hide nor turn text.
function shown(text) {
  return text.replace(CONTROLS, (c) => (/[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/.test(c) ? `⟨U+${c.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩` : ""));
}

// Lower case, tone marks at the end of each syllable: "Hoà" and "Hòa" are one, "Hà" and "Hạ" are not.
function toned(text) {
  return text.toLowerCase().normalize("NFD").replace(/[\p{L}\p{M}]+/gu, (syllable) => {
    const tones = syllable.match(TONES);
    return tones ? syllable.replace(TONES, "") + tones.join("") : syllable;
  });
}

function bare(text) {
  return text.toLowerCase().normalize("NFD").replace(MARKS, "").replaceAll("đ", "d");
}

function hasMarks(text) {
  return bare(text) !== text.toLowerCase().normalize("NFD");
}

// How well a name answers a query, 0 for not at all: whole, from the start, at a word, anywhere; without diacritics less.
function score(names, query) {
  const exact = [query.toLowerCase().normalize("NFC"), toned(query)];
  let best = 0;
  for (const name of names) {
    const forms = [[name.plain, exact[0], 8], [name.toned, exact[1], 8]];
    if (!hasMarks(query)) forms.push([name.bare, bare(query), 4]);
    for (const [text, wanted, weight] of forms) {
      const at = text.indexOf(wanted);
      if (at < 0) continue;
      const how = text === wanted ? 4 : at === 0 ? 3 : /[\p{L}\p{N}]/u.test(text[at - 1]) ? 1 : 2;
      best = Math.max(best, weight + how);
    }
  }
  return best;
}

function searchable(name) {
  return { plain: name.toLowerCase().normalize("NFC"), toned: toned(name), bare: bare(name) };
}

// A name in at most `rows` lines of about `width` characters.
function lines(text, width = 22, rows = 3) {
  const found = [""];
  for (const word of shown(text.slice(0, 400)).split(/\s+/)) {
    const last = found[found.length - 1];
    if (!last || last.length + word.length < width) found[found.length - 1] = last ? `${last} ${word}` : word;
    else if (found.length === rows) return [...found.slice(0, -1), `${last.slice(0, width)}…`];
    else found.push(word);
  }
  return found.map((line) => (line.length > width * 1.6 ? `${line.slice(0, width)}…` : line));
}
