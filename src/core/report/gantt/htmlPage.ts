/**
 * Script and style sheet of the exported HTML file. They are the same in every file, so the file's Content-Security-Policy names them by
 * their SHA-256 (a test compares) and admits nothing else. What differs is plain data.
 */

export const htmlStyle = `
:root{color-scheme:light dark;--back:#fff;--text:#24292f;--muted:#57606a;--hair:#e8ebef;--strong:#cdd3da;--band:#f6f8fa;--shade:#f1f3f6;--holiday:#e3e7ed;--bar:#2f7fdb;--barback:#bcd9f7;--crit:#cf222e;--critback:#f9d0d3;--summary:#424a53;--link:#8c959f;--today:#b35900;--status:#6b3fa0;--deadline:#2c7a34;--hit:#fff0b3}
@media (prefers-color-scheme:dark){:root{--back:#1b1f24;--text:#d7dce2;--muted:#9aa4af;--hair:#2a3037;--strong:#414951;--band:#20252b;--shade:#23282f;--holiday:#2f363e;--bar:#4596f0;--barback:#24466d;--crit:#f25f5f;--critback:#5c2a2d;--summary:#aab3bd;--link:#77818c;--today:#e59a3c;--status:#b98be6;--deadline:#7cc884;--hit:#574a14}}
*{box-sizing:border-box}
html,body{height:100%;margin:0}
body{display:flex;flex-direction:column;background:var(--back);color:var(--text);font:12px 'Segoe UI',system-ui,-apple-system,'Hiragino Sans','Yu Gothic UI','Noto Sans JP','Noto Sans CJK JP',sans-serif}
header{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;padding:8px 12px;border-bottom:1px solid var(--strong)}
h1{font-size:16px;margin:0;overflow-wrap:anywhere;max-height:3em;overflow:hidden}
#facts{color:var(--muted);flex:1 1 26em}
button,input{font:inherit;min-height:26px;color:inherit;background:var(--band);border:1px solid var(--strong);border-radius:4px;padding:2px 8px}
input{width:180px;background:var(--back)}
#count{color:var(--muted);min-width:5em}
#scroll{flex:1;overflow:auto;position:relative;outline-offset:-2px}
#window{position:sticky;top:0;left:0;overflow:hidden}
#grid{position:absolute;left:0;top:0;bottom:0;overflow:hidden;background:var(--back);border-right:1px solid var(--strong)}
.row,#head{position:absolute;left:0;right:0;height:28px;display:flex;align-items:center;border-bottom:1px solid var(--hair)}
#head{top:0;height:46px;align-items:flex-end;padding-bottom:5px;z-index:1;background:var(--back);color:var(--muted);border-color:var(--strong)}
.row>*,#head>*{flex:none;padding:0 8px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.name{display:flex;align-items:center}
.name>span:last-child{overflow:hidden;text-overflow:ellipsis}
.twisty{flex:none;width:24px;height:24px;line-height:24px;text-align:center;cursor:pointer}
.end{text-align:right}
.summary{background:var(--band);font-weight:600}
.hit{background:var(--hit)}
.on{box-shadow:inset 3px 0 var(--bar);outline:1px solid var(--bar);outline-offset:-1px}
.off{opacity:.5}
#time{position:absolute;top:0;bottom:0;overflow:hidden}
svg{position:absolute;left:0;top:0}
svg text{fill:var(--text);font-size:12px}
svg .m{fill:var(--muted);font-size:11px;text-anchor:middle}
svg .n{paint-order:stroke;stroke:var(--back);stroke-width:3px;stroke-linejoin:round}
svg .w{fill:var(--back);font-size:11px;font-weight:600;text-anchor:middle}
.back{fill:var(--back)}.shade{fill:var(--shade)}.holiday{fill:var(--holiday)}
.line{fill:none;stroke:var(--hair)}.strong{fill:none;stroke:var(--strong)}.link,.k{fill:none;stroke:var(--link)}.heads,.K{fill:var(--link)}.u{stroke-dasharray:2 2}
.t{fill:var(--barback);stroke:var(--bar)}.d{fill:var(--bar)}.c .t{fill:var(--critback);stroke:var(--crit);stroke-width:2}.c .d{fill:var(--crit)}
.B{fill:var(--muted)}.S{fill:none;stroke:var(--crit);stroke-width:1.5;stroke-dasharray:3 2}.A{fill:none;stroke:var(--deadline);stroke-width:2}.V{fill:none;stroke:var(--status);stroke-width:2}
.G{fill:none;stroke:var(--muted);stroke-width:1.5;stroke-dasharray:1 4;stroke-linecap:round}
.g{fill:var(--summary)}.o{fill:var(--text)}.c .o{fill:var(--crit)}.D{fill:var(--deadline)}.M{fill:var(--crit)}
.y{stroke:var(--today);stroke-width:1.5}.Y{fill:var(--today)}.z{stroke:var(--status);stroke-width:1.5;stroke-dasharray:5 3}.Z{fill:var(--status)}
@media print{html,body{height:auto}}
`;

export const htmlScript = `
"use strict";
(function () {
  var data = JSON.parse(document.getElementById("data").textContent);
  var words = data.words, rows = data.rows, count = rows.name.length, rowHeight = 28, headHeight = 64;
  var byId = function (id) { return document.getElementById(id); };
  var scroll = byId("scroll"), size = byId("size"), view = byId("window"), grid = byId("grid"), head = byId("head");
  var time = byId("time"), find = byId("find"), found = byId("count");
  var closed = new Set(), shown = [], place = [], hits = [], hitSet = new Set(), selected = -1;
  var names = rows.name.map(function (name, row) {
    return (name + "\\n" + rows.wbs[row] + "\\n" + rows.id[row] + "\\n" + data.people[rows.who[row]]).normalize("NFKC").toLowerCase();
  });
  var widths = data.columns.map(function (column) { return column.width; });
  var nameAt = data.columns.findIndex(function (column) { return column.key === "name"; });
  function columnsShown() {
    var count = 0, sum = 0;
    while (count < widths.length && sum + widths[count] <= scroll.clientWidth / 2) sum += widths[count++];
    return Math.max(count, nameAt + 1);
  }
  function gridWidth() {
    var most = columnsShown(), sum = 0;
    for (var i = 0; i < most; i++) sum += widths[i];
    return Math.min(sum, Math.max(scroll.clientWidth - 120, 160));
  }
  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function drawing(parent, name, attributes, text) {
    var made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (var key in attributes) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    parent.appendChild(made);
    return made;
  }
  function hasChildren(row) { return rows.parent[row + 1] === row; }
  function outline() {
    shown = [];
    var hides = [];
    for (var row = 0; row < count; row++) {
      var above = rows.parent[row];
      if (above >= 0 && hides[above]) { hides[row] = true; place[row] = place[above]; continue; }
      place[row] = shown.length;
      shown.push(row);
      hides[row] = closed.has(row);
    }
    scroll.setAttribute("aria-rowcount", String(shown.length + 1));
    resize();
  }
  function resize() {
    size.style.width = gridWidth() + data.width + "px";
    size.style.height = headHeight + shown.length * rowHeight + 24 + "px";
    view.style.width = scroll.clientWidth + "px";
    view.style.height = scroll.clientHeight + "px";
    paint();
  }
  function cells(row, most) {
    var at = 0;
    return data.columns.slice(0, most).map(function (column) {
      return column.key === "wbs" ? rows.wbs[row] : column.key === "name" ? rows.name[row] : rows.texts[row][at++];
    });
  }
  function gridRow(row, position, top, most) {
    var line = element("div", "row" + (rows.kind[row] === 1 ? " summary" : "") + (hitSet.has(row) ? " hit" : "") + (row === selected ? " on" : "") + (rows.flags[row] & 4 ? " off" : ""));
    line.id = "r" + row;
    line.style.top = top + "px";
    line.setAttribute("role", "row");
    line.setAttribute("aria-level", rows.level[row]);
    line.setAttribute("aria-rowindex", position + 2);
    line.setAttribute("aria-selected", String(row === selected));
    var parent = hasChildren(row);
    if (parent) line.setAttribute("aria-expanded", String(!closed.has(row)));
    cells(row, most).forEach(function (text, column) {
      var cell = element("div", column === nameAt ? "name" : data.columns[column].end ? "end" : "");
      cell.setAttribute("role", "gridcell");
      cell.style.width = widths[column] + "px";
      if (column === nameAt) {
        cell.style.paddingLeft = Math.min((rows.level[row] - 1) * 14, 140) + "px";
        cell.title = text;
        var twisty = element("span", "twisty", parent ? (closed.has(row) ? "\\u25B8" : "\\u25BE") : "");
        twisty.setAttribute("aria-hidden", "true");
        cell.append(twisty, element("span", "", text.length > 500 ? text.slice(0, 500) + "\\u2026" : text));
      } else {
        cell.textContent = text;
        if (text.length > 8) cell.title = text;
      }
      line.append(cell);
    });
    line.onclick = function (event) {
      if (event.target.className === "twisty" && parent) toggle(row);
      else select(row, false);
    };
    return line;
  }
  function layer(parent, name, row, top) {
    var d = data.layers[name][row];
    if (d) drawing(parent, "path", { class: name, d: d, transform: "translate(0 " + top + ")" });
  }
  function bar(parent, row, top) {
    var x = rows.x[row], width = rows.width[row], middle = top + 14;
    var group = drawing(parent, "g", { class: (rows.flags[row] & 1 ? "c" : "") + (rows.flags[row] & 4 ? " off" : "") });
    var due = rows.due[row];
    ["B", "S", "A", "k"].forEach(function (name) { layer(group, name, row, top); });
    if (due !== null) drawing(group, "path", { class: rows.flags[row] & 2 ? "M" : "D", d: "M" + (due - 5) + " " + (top + 3) + "h10l-5 8z" });
    if (rows.status && rows.status[row] !== null) drawing(group, "path", { class: "z", d: "M" + rows.status[row] + " " + top + "v" + rowHeight });
    if (x === null) return;
    var end = x + width;
    if (rows.kind[row] === 2) {
      drawing(group, "path", { class: "o", d: "M" + (x - 7) + " " + middle + "l7-7l7 7l-7 7z" });
      end = x + 7;
    } else if (rows.kind[row] === 1) drawing(group, "path", { class: "g", d: "M" + x + " " + (top + 9) + "h" + width + "v11l-5-5h" + -Math.max(width - 10, 0) + "l-5 5z" });
    else {
      drawing(group, "rect", { class: "t", x: x, y: top + 7, width: width, height: 14, rx: 3 });
      if (rows.done[row] > 0) drawing(group, "rect", { class: "d", x: x, y: top + 7, width: rows.done[row], height: 14, rx: 3 });
    }
    layer(group, "V", row, top);
    layer(group, "K", row, top);
    var people = data.named ? data.people[rows.who[row]] : "", name = rows.name[row] + (people ? " \\u00B7 " + people : "");
    var start = end + 15;
    if (due !== null && due + 9 > start && due < start + 40) start = due + 9;
    drawing(group, "text", { class: "n", x: start, y: middle + 4 }, name.length > 60 ? Array.from(name.slice(0, 60)).slice(0, -1).join("") + "\\u2026" : name);
  }
  function linkPaths(first, last, up) {
    var lines = "", heads = "", links = data.links;
    for (var i = 0; i < links.from.length; i++) {
      var from = links.from[i], to = links.to[i], a = place[from], b = place[to];
      if (a === b || Math.max(a, b) < first || Math.min(a, b) > last || rows.x[from] === null || rows.x[to] === null) continue;
      var fromStart = links.type[i] === 1 || links.type[i] === 3, toEnd = links.type[i] >= 2;
      var x1 = rows.x[from] + (fromStart ? 0 : rows.width[from]), x2 = rows.x[to] + (toEnd ? rows.width[to] : 0);
      var y1 = headHeight + a * rowHeight + 14 - up, y2 = headHeight + b * rowHeight + 14 - up, side = fromStart ? -8 : 8;
      var turn = toEnd ? Math.max(x1, x2) + 10 : fromStart ? Math.min(x1, x2) - 10 : x1 + 8;
      if (toEnd || fromStart || x2 > x1 + 12) lines += "M" + x1 + " " + y1 + "H" + turn + "V" + y2 + "H" + x2;
      else lines += "M" + x1 + " " + y1 + "h" + side + "v" + (y2 > y1 ? 14 : -14) + "H" + (x2 - 10) + "V" + y2 + "H" + x2;
      heads += toEnd ? "M" + x2 + " " + y2 + "l6-4v8z" : "M" + x2 + " " + y2 + "l-6-4v8z";
    }
    return [lines, heads];
  }
  function paint() {
    var up = scroll.scrollTop, left = scroll.scrollLeft, most = columnsShown(), wide = gridWidth();
    var first = Math.max(Math.floor(up / rowHeight) - 2, 0);
    var last = Math.min(first + Math.ceil(scroll.clientHeight / rowHeight) + 4, shown.length);
    grid.style.width = wide + "px";
    time.style.left = wide + "px";
    var room = Math.max(scroll.clientWidth - wide, 0);
    time.style.width = room + "px";
    head.replaceChildren.apply(head, data.columns.slice(0, most).map(function (column, index) {
      var cell = element("div", column.end ? "end" : "", column.label);
      cell.setAttribute("role", "columnheader");
      cell.style.width = column.width + "px";
      return cell;
    }));
    head.style.height = headHeight + "px";
    var made = [head], svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), height = scroll.clientHeight;
    svg.setAttribute("width", room);
    svg.setAttribute("height", height);
    svg.setAttribute("aria-hidden", "true");
    var body = drawing(svg, "g", { transform: "translate(" + -left + " 0)" });
    var near = function (cell) { return cell[0] + cell[1] >= left && cell[0] <= left + room; };
    var bottom = Math.min(headHeight + shown.length * rowHeight - up, height);
    data.shades.filter(near).forEach(function (shade) {
      drawing(body, "rect", { class: shade[2] ? "holiday" : "shade", x: shade[0], y: headHeight, width: shade[1], height: Math.max(bottom - headHeight, 0) });
    });
    var grids = "";
    data.lower.filter(near).forEach(function (cell) { grids += "M" + cell[0] + " " + headHeight + "V" + bottom; });
    drawing(body, "path", { class: "line", d: grids });
    var gates = data.gates.map(function (x) { return "M" + x + " " + headHeight + "V" + bottom; }).join("");
    if (gates) drawing(body, "path", { class: "G", d: gates });
    var paths = linkPaths(first, last, up);
    drawing(body, "path", { class: "link", d: paths[0] });
    for (var position = first; position < last; position++) {
      var top = headHeight + position * rowHeight - up;
      made.push(gridRow(shown[position], position, top, most));
      bar(body, shown[position], top);
    }
    drawing(body, "path", { class: "heads", d: paths[1] });
    drawing(body, "rect", { class: "back", x: left, y: 0, width: room, height: headHeight });
    var strong = "M" + left + " 24.5h" + room + "M" + left + " 46.5h" + room + "M" + left + " 64.5h" + room;
    data.upper.filter(near).forEach(function (cell) {
      strong += "M" + cell[0] + " 0V24";
      if (cell[0] + cell[1] - left > cell[2].length * 12 + 8) drawing(body, "text", { x: Math.max(cell[0], left) + 6, y: 16 }, cell[2]);
    });
    data.lower.filter(near).forEach(function (cell) {
      strong += "M" + cell[0] + " 24V46";
      drawing(body, "text", { class: "m", x: cell[0] + cell[1] / 2, y: 39 }, cell[2]);
    });
    drawing(body, "path", { class: "strong", d: strong });
    data.marks.forEach(function (mark) {
      drawing(body, "path", { class: mark.kind, d: "M" + mark.x + " 64V" + bottom });
      drawing(body, "rect", { class: mark.kind.toUpperCase(), x: mark.x - (mark.before ? mark.width : 0), y: 48, width: mark.width, height: 15 });
      drawing(body, "text", { class: "w", x: mark.x + ((mark.before ? -1 : 1) * mark.width) / 2, y: 60 }, mark.text);
    });
    grid.replaceChildren.apply(grid, made);
    time.replaceChildren(svg);
    if (selected >= 0 && document.getElementById("r" + selected)) scroll.setAttribute("aria-activedescendant", "r" + selected);
    else scroll.removeAttribute("aria-activedescendant");
  }
  function toggle(row) {
    if (closed.has(row)) closed.delete(row);
    else closed.add(row);
    outline();
  }
  function select(row, reveal) {
    selected = row;
    for (var above = rows.parent[row], opened = false; above >= 0; above = rows.parent[above]) opened = closed.delete(above) || opened;
    if (opened) outline();
    var top = place[row] * rowHeight, room = scroll.clientHeight - headHeight - rowHeight - 20;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top > scroll.scrollTop + room) scroll.scrollTop = reveal ? top - room / 2 : top - room;
    var x = rows.x[row], wide = scroll.clientWidth - gridWidth();
    if (reveal && x !== null && (x < scroll.scrollLeft || x > scroll.scrollLeft + wide - 60)) scroll.scrollLeft = Math.max(x - wide / 4, 0);
    paint();
  }
  function search() {
    var wanted = find.value.trim().normalize("NFKC").toLowerCase();
    hits = [];
    if (wanted) for (var row = 0; row < count; row++) if (names[row].indexOf(wanted) >= 0) hits.push(row);
    hitSet = new Set(hits);
    if (hits.length) select(hits[0], true);
    else paint();
    tell();
  }
  function tell() {
    found.textContent = find.value.trim() === "" ? "" : hits.length === 0 ? words.none : Math.max(hits.indexOf(selected) + 1, 1) + " / " + hits.length;
  }
  function step(by) {
    if (!hits.length) return;
    select(hits[(Math.max(hits.indexOf(selected), 0) + by + hits.length) % hits.length], true);
    tell();
  }
  find.oninput = search;
  find.onkeydown = function (event) {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") { find.value = ""; search(); scroll.focus(); }
  };
  byId("expand").onclick = function () { closed.clear(); outline(); };
  byId("collapse").onclick = function () {
    for (var row = 0; row < count; row++) if (hasChildren(row)) closed.add(row);
    outline();
  };
  scroll.onkeydown = function (event) {
    var at = selected < 0 ? -1 : place[selected], key = event.key, page = Math.max(Math.floor(scroll.clientHeight / rowHeight) - 4, 1);
    if (key === "/" || (key === "f" && (event.ctrlKey || event.metaKey))) { event.preventDefault(); find.focus(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || !shown.length) return;
    var moves = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: shown.length - 1 };
    if (key in moves) select(shown[Math.min(Math.max(moves[key], 0), shown.length - 1)], false);
    else if (selected >= 0 && key === "ArrowLeft") {
      if (hasChildren(selected) && !closed.has(selected)) toggle(selected);
      else if (rows.parent[selected] >= 0) select(rows.parent[selected], false);
    } else if (selected >= 0 && key === "ArrowRight" && hasChildren(selected)) {
      if (closed.has(selected)) toggle(selected);
      else select(selected + 1, false);
    } else return;
    event.preventDefault();
  };
  var waiting = false;
  scroll.onscroll = function () {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(function () { waiting = false; paint(); });
  };
  addEventListener("resize", resize);
  rows.closed.forEach(function (row) { closed.add(row); });
  outline();
})();
`;
