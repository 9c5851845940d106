// Search, filters, and two texts side by side. The page is whole without it; everything it writes, it writes as text.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("scripted"); // before anything is drawn, so that nothing moves

  /** Text without case, accents and ligatures, with single spaces: what a search compares. */
  const plain = (text) =>
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .replace(/œ/g, "oe")
      .replace(/æ/g, "ae")
      .replace(/ß/g, "ss")
      .replace(/[‘’ʼ]/g, "'")
      .replace(/\s+/g, " ");

  const element = (name, text, fields = {}) => Object.assign(document.createElement(name), { textContent: text }, fields);

  // ---- Search and filters -------------------------------------------------------------------------------------------

  /** Everything that can be hidden: findings, and claims that no other article answers. */
  function listed() {
    return Array.from(document.querySelectorAll("[data-by]"), (node) => {
      const section = node.closest("section");
      const keys = { verdict: [section.id], kind: [node.dataset.kind], source: node.dataset.by.split(" ") };
      return { node, section, keys, alone: section.id === "alone", words: null };
    });
  }

  const SEARCHED = "h3, .question, .positions, figcaption, blockquote, .place, li > span";

  /** What a search looks at; read when it is first asked for, without offsets and the sums that explain a confidence. */
  function words(item) {
    item.words ??= Array.from(item.node.querySelectorAll(SEARCHED), ({ className, textContent }) =>
      plain(className === "place" ? textContent.replace(/:\d+–\d+/, "") : textContent),
    ).join(" ");
    return item.words;
  }

  /** A word is found anywhere, a number where one begins: "4" is in "4 mai" and "42", not in "14". */
  function finder(word) {
    const number = /^\d/.test(word) && new RegExp(`(?<!\\d)${word.replace(/[^\p{L}\d]/gu, "\\$&")}`, "u");
    return (text) => (number ? number.test(text) : text.includes(word));
  }

  function facetsOf(form) {
    return Array.from(form.querySelectorAll("fieldset"), (set) => {
      const name = set.dataset.facet;
      const choices = Array.from(set.querySelectorAll("input"), (box, number) => {
        const label = box.parentElement;
        return { box, label, key: name === "source" ? String(number) : box.value, count: label.querySelector("small") };
      });
      return { name, choices };
    });
  }

  function filters(form) {
    const items = listed();
    const facets = facetsOf(form);
    const sections = new Set(items.map((item) => item.section));
    const search = form.querySelector("#search");
    const shown = form.querySelector("#shown");
    const reset = form.querySelector("#clear");
    const none = document.getElementById("none");
    const fold = document.querySelector("#alone summary");

    function narrow() {
      const asked = plain(search.value).split(" ").filter(Boolean).map(finder);
      const chosen = facets.map(({ choices }) => new Set(choices.filter((c) => c.box.checked).map((c) => c.key)));
      const onlyAlone = items.every((item) => item.alone) || (chosen[0].size === 1 && chosen[0].has("alone"));
      const counts = facets.map(() => new Map());
      const left = new Map();
      for (const item of items) {
        const found = asked.every((finds) => finds(words(item)));
        const fits = facets.map(({ name }, n) => !chosen[n].size || item.keys[name].some((key) => chosen[n].has(key)));
        const misses = fits.filter((fit) => !fit).length;
        const hidden = !found || misses > 0;
        if (item.node.hidden !== hidden) item.node.hidden = hidden;
        if (!hidden) left.set(item.section, (left.get(item.section) ?? 0) + 1);
        // A choice's number says how many there would be if it were chosen, all else being as it is.
        facets.forEach(({ name }, n) => {
          if (!found || misses > (fits[n] ? 0 : 1) || (n > 0 && item.alone !== onlyAlone)) return;
          for (const key of item.keys[name]) counts[n].set(key, (counts[n].get(key) ?? 0) + 1);
        });
      }
      draw(counts, left, onlyAlone);
    }

    function draw(counts, left, onlyAlone) {
      facets.forEach(({ choices }, n) => {
        for (const { key, label, count } of choices) {
          const number = String(counts[n].get(key) ?? 0);
          if (count.textContent !== number) count.textContent = number;
          label.classList.toggle("zero", number === "0");
        }
      });
      for (const section of sections) section.hidden = !left.has(section);
      const counted = items.filter((item) => item.alone === onlyAlone);
      const visible = counted.filter((item) => !item.node.hidden).length;
      const noun = (onlyAlone ? "claim" : "finding") + (counted.length === 1 ? "" : "s");
      shown.textContent = `${visible} of ${counted.length} ${noun}`;
      none.hidden = left.size > 0;
      if (fold) {
        const all = items.filter((item) => item.alone).length;
        const some = left.get(fold.closest("section")) ?? 0;
        fold.textContent = (some === all ? "" : `${some} of `) + `${all} claim${all === 1 ? "" : "s"}`;
      }
      reset.disabled = !state();
    }

    /** What is asked for, as it stands in the address. */
    function state() {
      return new URLSearchParams(Array.from(new FormData(form)).filter(([, value]) => value !== "")).toString();
    }

    function change() {
      narrow();
      const text = state();
      if (!text && !location.hash.startsWith("#?")) return;
      try {
        history.replaceState(null, "", text ? `#?${text}` : "#");
      } catch {
        // A page within another may have no address to change.
      }
    }

    function restore() {
      if (!location.hash.startsWith("#?")) return false;
      const asked = new URLSearchParams(location.hash.slice(2));
      search.value = asked.get("q") ?? "";
      for (const { name, choices } of facets) {
        for (const { box } of choices) box.checked = asked.getAll(name).includes(box.value);
      }
      narrow();
      return true;
    }

    function clear() {
      form.reset();
      change();
    }

    form.addEventListener("input", change);
    form.addEventListener("submit", (event) => event.preventDefault());
    reset.addEventListener("click", () => {
      clear();
      search.focus();
    });
    addEventListener("hashchange", restore);
    if (!restore()) form.reset(); // some browsers keep boxes ticked over a reload
    foldWhereNarrow(form.querySelector(".facets"));
    return clear;
  }

  /** On a narrow screen the filters are folded, so that the report comes first. */
  function foldWhereNarrow(details) {
    const wide = matchMedia("(min-width: 60rem)");
    details.open = wide.matches;
    wide.addEventListener("change", () => (details.open = wide.matches));
  }

  // ---- Links --------------------------------------------------------------------------------------------------------

  /** A link to something that a filter hides shows everything again; one into a fold opens it. */
  function reveal(id, clear) {
    const target = id && document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) clear();
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  }

  // ---- The parts of a confidence ------------------------------------------------------------------------------------

  /** Draw the lines of a sum as a table with bars, when it is opened. */
  function table(pre) {
    const [head, ...lines] = pre.textContent.split("\n").map((line) => line.split("\t"));
    const total = lines.pop();
    const heaviest = Math.max(...lines.map(([weight]) => Math.abs(weight))) || 1;
    const made = element("table", "", { className: "parts" });
    const row = (part, [weight, probability, text], name) => {
      const line = part.insertRow();
      const said = element("th", text, { scope: name ? "col" : "row" });
      const bar = element("td", "", { className: "axis" });
      if (part.tagName === "TBODY") {
        const span = element("span", "", { className: weight < 0 ? "against" : "for" });
        span.style.width = `${(Math.abs(weight) / heaviest) * 50}%`;
        bar.append(span);
      }
      const cell = (shown) => element(name ?? "td", shown, { className: "number", ...(name && { scope: "col" }) });
      line.append(said, cell(weight), bar, cell(probability));
    };
    row(made.createTHead(), head, "th");
    const body = made.createTBody();
    for (const line of lines) row(body, line);
    row(made.createTFoot(), total);
    const around = element("div", "", { className: "scroll" });
    around.append(made);
    pre.replaceWith(around);
  }

  // ---- Two texts side by side ---------------------------------------------------------------------------------------

  const claimOf = (quote) => quote.querySelector(".place a").getAttribute("href").slice(1);

  /** Copy an article's text, with the marks of one claim set apart; ids stay with the original. */
  function copied(claim) {
    const anchor = document.getElementById(claim);
    if (!anchor) return null;
    const copy = anchor.closest(".text").cloneNode(true);
    const marks = Array.from(copy.querySelectorAll("mark"));
    const start = Array.from(copy.querySelectorAll("[id]")).find((node) => node.id === claim);
    const first = marks.find((mark) => mark === start || start.compareDocumentPosition(mark) & 4); // 4: it follows
    const rest = marks.filter((mark) => (mark.dataset.within ?? "").split(" ").includes(claim));
    for (const node of [copy, ...copy.querySelectorAll("[id]")]) node.removeAttribute("id");
    for (const link of copy.querySelectorAll("a")) link.tabIndex = -1; // the way to the other text is short
    for (const mark of [first, ...rest]) mark?.classList.add("here");
    const link = first?.closest("a");
    if (link) link.tabIndex = 0;
    return { copy, first };
  }

  function sideBySide(dialog) {
    const title = dialog.querySelector("h2");
    const sides = Array.from(dialog.querySelectorAll(".side"), (side) => ({
      select: side.querySelector("select"),
      whole: side.querySelector(".whole"),
    }));
    let quotes = [];
    let opener = null;

    function show({ select, whole }) {
      const quote = quotes[Number(select.value)];
      const found = copied(claimOf(quote));
      whole.replaceChildren(found ? found.copy : quote.cloneNode(true));
      whole.setAttribute("aria-label", select.selectedOptions[0].textContent);
      const top = found?.first?.getBoundingClientRect().top ?? 0;
      whole.scrollTop += top && top - whole.getBoundingClientRect().top - whole.clientHeight / 3;
    }

    function open(button) {
      const finding = button.closest(".finding");
      opener = button;
      quotes = Array.from(finding.querySelectorAll(".said"));
      title.textContent = finding.querySelector("h3, .question").textContent;
      button.dataset.sides.split(" ").forEach((number, n) => {
        const told = quotes.map((quote) => Array.from(quote.firstElementChild.children, (c) => c.textContent).join(" · "));
        sides[n].select.replaceChildren(...told.map((text, value) => element("option", text, { value })));
        sides[n].select.value = number;
      });
      dialog.showModal();
      sides.forEach(show);
      sides[0].whole.focus({ preventScroll: true });
    }

    for (const side of sides) side.select.addEventListener("change", () => show(side));
    dialog.querySelector(".close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      const link = event.target.closest("a[href^='#']");
      if (link) opener = null; // the link says where to go on
      if (link || event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      for (const { whole } of sides) whole.replaceChildren();
      opener?.focus({ preventScroll: true });
    });
    return open;
  }

  // ---- Putting it to work -------------------------------------------------------------------------------------------

  addEventListener("DOMContentLoaded", () => {
    const form = document.querySelector(".rail");
    const dialog = document.getElementById("both");
    const clear = form ? filters(form) : () => {};
    const open = dialog ? sideBySide(dialog) : () => {};
    document.addEventListener("click", ({ target }) => {
      const button = target.closest(".read-both");
      const link = target.closest("a[href^='#']");
      if (button) open(button);
      if (link) reveal(link.getAttribute("href").slice(1), clear);
    });
    document.addEventListener(
      "toggle",
      ({ target }) => target.open && target.querySelectorAll(":scope > pre.parts").forEach(table),
      true, // it does not bubble
    );
  });
})();
