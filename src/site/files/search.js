// Search over titles and claims. The index lies in small scripts beside (search/), so that it also works from a folder without a server; a search loads those
// that its words need. Texts are only ever put into the page as text.
"use strict";
const casebookSearch = (() => {
  const root = new URL(".", document.currentScript.src);
  const waiting = new Map();   // file -> promise
  const words = new Map();     // shard -> { word: numbers of entries }
  const texts = new Map();     // number of the shard -> { articles, entries, first }
  let contents;                // of the index

  const load = (file) => {
    if (!waiting.has(file)) {
      waiting.set(file, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = new URL(file, root);
        script.onload = resolve;
        script.onerror = () => { waiting.delete(file); reject(new Error(`${file} could not be loaded`)); };
        document.head.append(script);
      }));
    }
    return waiting.get(file);
  };

  // As the index was folded: Latin letters without their marks, in lower case, words of letters and figures.
  const letters = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i" };
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").replace(/[ßæœøđðþłħı]/g, (letter) => letters[letter]);
  const split = (text) => plain(text).match(/[a-z0-9]+/g) ?? [];

  const shard = (word) => (word[0] in contents.words ? word[0] : word.length < 2 ? `${word}-` : word.slice(0, 2));

  // Numbers of the entries with a word that begins so; of a single letter, with that word.
  const entriesOf = async (word) => {
    const key = shard(word);
    const parts = contents.words[key] ?? 0;
    const found = new Set();
    await Promise.all(Array.from({ length: parts }, (_, n) => load(`search/words-${key}-${n + 1}.js`)));
    for (const [known, numbers] of Object.entries(words.get(key) ?? {})) {
      if (word.length < 2 ? known !== word : !known.startsWith(word)) continue;
      let number = 0;
      for (const step of numbers.split(" ")) found.add(number += parseInt(step, 36));
    }
    return found;
  };

  const placeIn = (firsts, number) => {   // of the last that is not above the number
    let low = 0, high = firsts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= number) low = middle; else high = middle;
    }
    return low;
  };

  const marked = (text, wanted) => {
    const out = document.createDocumentFragment();
    for (const piece of text.split(/([\p{L}\p{M}\p{N}'’]+)/u)) {
      const folded = split(piece);
      const hit = folded.some((word) => wanted.some((typed) => (typed.length < 2 ? word === typed : word.startsWith(typed))));
      if (!hit) { out.append(piece); continue; }
      const mark = document.createElement("mark");
      mark.textContent = piece;
      out.append(mark);
    }
    return out;
  };

  const counted = (number, one) => `${number} ${one}${number === 1 ? "" : "s"}`;

  const start = async () => {
    const form = document.getElementById("search");
    const field = document.getElementById("words");
    const status = document.getElementById("found");
    const hits = document.getElementById("hits");
    const more = document.getElementById("more");
    let turn = 0;

    const show = async (articles, wanted, mine) => {
      for (const article of articles) {
        const parts = new Set(article.entries.map((entry) => placeIn(contents.texts, entry)));
        parts.add(placeIn(contents.texts, article.first));
        await Promise.all([...parts].map((part) => load(`search/texts-${part + 1}.js`)));
        if (mine !== turn) return;
        const entry = (number) => {
          const held = texts.get(placeIn(contents.texts, number));
          return held.entries[number - held.first];
        };
        const [, title, address] = entry(article.first);
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = new URL(address, root);
        link.append(marked(title, wanted));
        item.append(link);
        const list = document.createElement("ul");
        for (const number of article.entries.slice(0, 5)) {
          if (number === article.first) continue;
          const [kind, words, remark] = entry(number);
          const line = document.createElement("li");
          line.append(`${kind}: `, marked(words, wanted), remark ? ` (${remark})` : "");
          list.append(line);
        }
        const left = article.entries.filter((number) => number !== article.first).length - list.children.length;
        if (left > 0) {
          const line = document.createElement("li");
          line.textContent = `${counted(left, "more claim")} with these words on its page`;
          list.append(line);
        }
        if (list.children.length > 0) item.append(list);
        hits.append(item);
      }
    };

    const search = async () => {
      const mine = ++turn;
      const wanted = [...new Set(split(field.value))];
      hits.replaceChildren();
      more.hidden = true;
      if (wanted.length === 0) { status.textContent = field.value.trim() === "" ? "" : "Write a word with Latin letters or figures."; return; }
      status.textContent = "Searching …";
      try {
        await load("search/contents.js");
        const sets = await Promise.all(wanted.map(entriesOf));
        if (mine !== turn) return;
        const articles = new Map();   // number of the article -> its entries, how many of the words each has, and which words it has
        sets.forEach((set, word) => {
          for (const entry of set) {
            const number = placeIn(contents.articles, entry);
            if (!articles.has(number)) articles.set(number, { first: contents.articles[number], weight: new Map(), words: new Set() });
            const article = articles.get(number);
            article.words.add(word);
            article.weight.set(entry, (article.weight.get(entry) ?? 0) + 1);
          }
        });
        const all = [...articles.values()].filter((article) => article.words.size === wanted.length);
        let claims = 0;
        for (const article of all) {
          article.entries = [...article.weight.keys()].sort((a, b) => article.weight.get(b) - article.weight.get(a) || a - b);
          article.best = article.weight.get(article.entries[0]) + (article.weight.has(article.first) ? 0.5 : 0);
          claims += article.entries.filter((entry) => entry !== article.first).length;
        }
        all.sort((a, b) => b.best - a.best || b.entries.length - a.entries.length || a.first - b.first);
        status.textContent = all.length === 0 ? `Nothing holds ${wanted.join(" and ")}.` : `${counted(all.length, "article")}, ${counted(claims, "claim")} with one of the words.`;
        let shown = 0;
        const next = async () => {
          const page = all.slice(shown, shown + 20);
          shown += page.length;
          more.hidden = true;
          await show(page, wanted, mine);
          if (mine !== turn) return;
          more.hidden = shown >= all.length;
          more.textContent = `Show more (${all.length - shown} left)`;
        };
        more.onclick = () => next();
        await next();
      } catch (error) {
        if (mine === turn) status.textContent = `The index could not be read: ${error.message}`;
      }
    };

    const fromAddress = () => {
      const asked = new URLSearchParams(location.hash.slice(1)).get("q");
      if (asked !== null && asked !== field.value) { field.value = asked; search(); }
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      history.replaceState(null, "", `#${new URLSearchParams({ q: field.value })}`);
      search();
    });
    let pause;
    field.addEventListener("input", () => {
      clearTimeout(pause);
      pause = setTimeout(() => form.requestSubmit(), 250);
    });
    window.addEventListener("hashchange", fromAddress);
    fromAddress();
  };

  document.addEventListener("DOMContentLoaded", start);
  return {
    contents: (held) => { contents = held; },
    words: (key, held) => { words.set(key, Object.assign(words.get(key) ?? Object.create(null), held)); },
    texts: (number, held) => { texts.set(number, held); },
  };
})();
