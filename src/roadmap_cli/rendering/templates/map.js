"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  root.classList.add("js");
  all("form.filters, .how").forEach((part) => { part.hidden = false; });

  const maps = all(".region").map((region) => ({
    region,
    tiles: new Map(all(".tile", region).map((tile) => [tile.dataset.n, tile])),
    curves: all(".curve", region),
  }));
  const articles = new Map(all("#details article").map((article) => [article.dataset.n, article]));
  const mapOf = (tile) => maps.find((map) => map.region.contains(tile));
  const visibleMap = () => maps.find((map) => map.region.offsetParent !== null) || maps[0];

  // Everything that leads to an item, and everything that it leads to, however far away.
  const walk = (map, start, from, to) => {
    const found = { tiles: new Set(), curves: new Set() };
    const waiting = [start];
    while (waiting.length) {
      const item = waiting.pop();
      for (const curve of map.curves) {
        if (curve.dataset[from] !== item || curve.classList.contains("out")) continue;
        found.curves.add(curve);
        const next = curve.dataset[to];
        if (!found.tiles.has(next)) { found.tiles.add(next); waiting.push(next); }
      }
    }
    return found;
  };
  const untrace = (map) => {
    map.region.classList.remove("tracing");
    all(".before, .after, .here", map.region).forEach((part) => part.classList.remove("before", "after", "here"));
  };
  const trace = (tile) => {
    const map = mapOf(tile);
    untrace(map);
    map.region.classList.add("tracing");
    tile.classList.add("here");
    for (const [name, found] of [["before", walk(map, tile.dataset.n, "after", "before")], ["after", walk(map, tile.dataset.n, "before", "after")]]) {
      found.curves.forEach((curve) => curve.classList.add(name));
      found.tiles.forEach((n) => map.tiles.get(n).classList.add(name));
    }
  };

  // One stop for the Tab key; the arrow keys move from there.
  const current = (map, tile) => {
    map.tiles.forEach((other) => other.setAttribute("tabindex", other === tile ? "0" : "-1"));
  };
  const open = (tile) => !tile.classList.contains("out");
  const middle = (tile) => {
    const box = tile.querySelector("rect");
    return Number(box.getAttribute("x")) + Number(box.getAttribute("width")) / 2;
  };
  const neighbour = (map, tile, key) => {
    const tiles = [...map.tiles.values()].filter(open);
    const row = Number(tile.dataset.row);
    const column = Number(tile.dataset.column);
    const order = tiles.slice().sort((a, b) => a.dataset.row - b.dataset.row || a.dataset.column - b.dataset.column);
    if (key === "Home") return order[0];
    if (key === "End") return order[order.length - 1];
    if (key === "ArrowLeft" || key === "ArrowRight") {
      return order[order.indexOf(tile) + (key === "ArrowLeft" ? -1 : 1)];
    }
    const beyond = tiles.filter((other) => (key === "ArrowUp" ? other.dataset.row < row : other.dataset.row > row));
    const distance = (other) => Math.abs(other.dataset.row - row) * 1e6 + Math.abs(other.dataset.column - column) * 1e3 + Math.abs(middle(other) - middle(tile));
    return beyond.sort((a, b) => distance(a) - distance(b))[0];
  };

  const panel = one("#panel");
  const body = one(".panel-body");
  const title = one("#panel-title");
  let opener = null;
  const show = (n, from) => {
    const article = articles.get(n);
    if (!article) return;
    if (from && !panel.contains(from)) opener = from;
    const copy = article.cloneNode(true);
    title.textContent = copy.querySelector("h3").textContent;
    copy.querySelector("h3").remove();
    // The panel's own title is a second-level heading, so its parts go up one level.
    for (const part of all("h4", copy)) {
      const heading = document.createElement("h3");
      heading.textContent = part.textContent;
      part.replaceWith(heading);
    }
    body.replaceChildren(...copy.childNodes);
    panel.hidden = false;
    panel.scrollTop = 0;
    const tile = visibleMap().tiles.get(n);
    if (tile) {
      trace(tile);
      current(visibleMap(), tile);
      // On a phone the panel covers the lower part of the screen: bring what it is about above it.
      if (matchMedia("(max-width: 760px)").matches && tile.getBoundingClientRect().bottom > panel.getBoundingClientRect().top) {
        scrollBy(0, tile.getBoundingClientRect().top - 16);
      }
    }
    title.focus({ preventScroll: true });
  };
  const close = () => {
    if (panel.hidden) return;
    panel.hidden = true;
    maps.forEach(untrace);
    if (opener) opener.focus();
  };
  one(".close").addEventListener("click", close);
  document.addEventListener("click", (event) => {
    const link = event.target.closest ? event.target.closest('a[href^="#d-"], .tile') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link.getAttribute("href").slice(3), link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { if (panel.hidden) { maps.forEach(untrace); } else { close(); } }
  });

  for (const map of maps) {
    const first = map.tiles.values().next().value;
    if (first) current(map, first);
    map.tiles.forEach((tile) => {
      tile.addEventListener("pointerenter", () => { if (panel.hidden) trace(tile); });
      tile.addEventListener("pointerleave", () => { if (panel.hidden) untrace(map); });
      tile.addEventListener("focus", () => { current(map, tile); trace(tile); });
      tile.addEventListener("blur", () => { if (panel.hidden) untrace(map); });
      tile.addEventListener("keydown", (event) => {
        if (!/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key) || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        const next = neighbour(map, tile, event.key);
        if (next) next.focus();
      });
    });
  }

  const shown = one(".shown");
  const filter = () => {
    const wanted = (name) => new Set(all(`input[name=${name}]:checked`).map((box) => box.value));
    const levels = wanted("level");
    const statuses = wanted("status");
    const kept = new Set();
    articles.forEach((article, n) => {
      if (levels.has(article.dataset.level) && statuses.has(article.dataset.status)) kept.add(n);
    });
    for (const map of maps) {
      untrace(map);
      map.tiles.forEach((tile, n) => {
        const out = !kept.has(n);
        tile.classList.toggle("out", out);
        if (out) { tile.setAttribute("aria-hidden", "true"); } else { tile.removeAttribute("aria-hidden"); }
        tile.setAttribute("tabindex", "-1");
      });
      map.curves.forEach((curve) => curve.classList.toggle("out", !kept.has(curve.dataset.before) || !kept.has(curve.dataset.after)));
      const first = [...map.tiles.values()].find(open);
      if (first) current(map, first);
    }
    const rows = "tr[data-n]";
    all(`#tables ${rows}`).forEach((row) => { row.hidden = !kept.has(row.dataset.n); });
    all("#tables tbody, #tables table").forEach((part) => { part.hidden = !all(rows, part).some((row) => !row.hidden); });
    shown.textContent = kept.size === articles.size ? `All ${kept.size} items` : `${kept.size} of ${articles.size} items`;
  };
  one("form.filters").addEventListener("change", filter);
  one("form.filters").addEventListener("submit", (event) => event.preventDefault());
  // Some browsers keep ticks over a reload.
  if (all("form.filters input:not(:checked)").length) filter();

  const themes = ["", "light", "dark"];
  const words = { "": "as the system", light: "light", dark: "dark" };
  one(".theme").addEventListener("click", (event) => {
    const next = themes[(themes.indexOf(root.dataset.theme || "") + 1) % themes.length];
    if (next) { root.dataset.theme = next; } else { delete root.dataset.theme; }
    event.currentTarget.textContent = `Theme: ${words[next]}`;
  });

  const asked = /^#d-(\d+)$/.exec(location.hash);
  if (asked) show(asked[1], null);
})();
