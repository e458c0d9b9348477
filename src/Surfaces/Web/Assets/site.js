// Coding Ahead: suggestions, keys, preview, the date in place, day and night. Every page reads and works without it.
(() => {
  "use strict";
  const root = document.documentElement, store = (() => { try { return localStorage; } catch { return null; } })();
  root.classList.add("js");
  const kept = store?.getItem("theme");
  if (kept === "dark" || kept === "light") root.dataset.theme = kept;

  const $ = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const typing = e => e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName));

  // day and night ---------------------------------------------------------------------------------------------------------
  const night = () => root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  function nameTheme() {
    const button = $("[data-theme-turn]");
    if (button) button.textContent = night() ? "Light" : "Dark";
  }
  function turnTheme() {
    root.dataset.theme = night() ? "light" : "dark";
    store?.setItem("theme", root.dataset.theme);
    nameTheme();
  }

  // suggestions: a short wait, then one request; an older one is dropped -----------------------------------------------------
  function suggest(input) {
    const form = input.form, list = document.createElement("ul");
    let timer, request, hits = [], at = -1, asked = "";
    list.className = "hints"; list.id = input.id + "-hints"; list.hidden = true;
    list.setAttribute("role", "listbox"); list.setAttribute("aria-label", "Suggestions");
    form.append(list);
    for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) input.setAttribute(name, value);

    function close() { list.hidden = true; at = -1; input.setAttribute("aria-expanded", "false"); input.removeAttribute("aria-activedescendant"); }
    function mark(next) {
      at = next;
      all("li", list).forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
      if (at >= 0) { input.setAttribute("aria-activedescendant", list.children[at].id); list.children[at].scrollIntoView({ block: "nearest" }); }
      else input.removeAttribute("aria-activedescendant");
    }
    function show() {
      list.replaceChildren(...hits.map((hit, i) => {
        const item = document.createElement("li");
        item.id = `${list.id}-${i}`; item.setAttribute("role", "option"); item.setAttribute("aria-selected", "false");
        for (const [name, text] of [["code", hit.code], ["official", hit.title || hit.why], ["sys", hit.system]]) {
          const span = document.createElement("span"); span.className = name; span.textContent = text; item.append(span);
        }
        item.addEventListener("pointerdown", e => { e.preventDefault(); location.href = hit.address; });
        return item;
      }));
      at = -1;
      list.hidden = hits.length === 0;
      input.setAttribute("aria-expanded", String(hits.length > 0));
    }
    async function ask() {
      const q = input.value.trim();
      if (q === asked) return;
      asked = q;
      request?.abort();
      if (q.length < 2) { hits = []; close(); return; }
      request = new AbortController();
      const fields = new URLSearchParams(new FormData(form));
      try {
        const answer = await fetch("/suggest?" + fields, { signal: request.signal });
        if (!answer.ok) return;
        hits = (await answer.json()).hits;
        if (document.activeElement === input) show();
      } catch (fault) { if (fault.name !== "AbortError") close(); }
    }
    input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 90); });
    input.addEventListener("blur", () => setTimeout(close, 80));
    input.addEventListener("keydown", e => {
      if (e.key === "ArrowDown" || e.key === "ArrowUp") {
        if (list.hidden) { if (e.key === "ArrowDown") { walk(1, e); } return; }
        e.preventDefault();
        const next = at + (e.key === "ArrowDown" ? 1 : -1);
        mark(next >= hits.length ? -1 : next < -1 ? hits.length - 1 : next);
      } else if (e.key === "Enter" && !list.hidden && at >= 0) {
        e.preventDefault(); location.href = hits[at].address;
      } else if (e.key === "Escape") {
        if (list.hidden) input.blur(); else { e.preventDefault(); close(); }
      }
    });
    form.addEventListener("submit", e => {
      const typed = input.value.trim();
      if (typed.length === 0) { e.preventDefault(); return; }
      // a code typed in full, which is a code of one system only, opens at once
      const plain = text => text.replace(/[.\s]/g, "").toUpperCase(), same = asked === typed ? hits.filter(h => plain(h.code) === plain(typed)) : [];
      if (same.length === 1) { e.preventDefault(); location.href = same[0].address; }
    });
  }

  // walking the rows of a list ---------------------------------------------------------------------------------------------
  function walk(step, e) {
    const rows = all("[data-walk] a");
    if (rows.length === 0) return;
    e.preventDefault();
    const now = rows.indexOf(document.activeElement), shown = rows.findIndex(r => r.classList.contains("shown"));
    const next = now >= 0 ? now + step : shown > 0 ? shown + step : step > 0 ? 0 : rows.length - 1;
    if (next < 0) { $("#q")?.focus(); return; }
    rows[Math.min(next, rows.length - 1)].focus();
  }

  // preview ------------------------------------------------------------------------------------------------------------------
  let peeking;
  async function peek(link) {
    const place = $("#preview");
    if (!place || getComputedStyle(place).display === "none" || link.classList.contains("shown")) return;
    all(".shown").forEach(l => l.classList.remove("shown"));
    link.classList.add("shown");
    peeking?.abort();
    peeking = new AbortController();
    try {
      const address = new URL(link.href);
      address.searchParams.set("preview", "1");
      const answer = await fetch(address, { signal: peeking.signal });
      place.innerHTML = await answer.text();
      place.scrollTop = 0;
    } catch (fault) { if (fault.name !== "AbortError") place.replaceChildren(); }
  }

  // the row behind a source number ---------------------------------------------------------------------------------------------
  document.addEventListener("beforetoggle", async e => {
    const slip = e.target;
    if (!(slip instanceof HTMLElement) || e.newState !== "open" || !slip.dataset.row) return;
    const address = slip.dataset.row;
    delete slip.dataset.row;
    try {
      const answer = await fetch(address);
      if (answer.ok) $(".slip-row", slip).innerHTML = await answer.text();
    } catch { slip.dataset.row = address; }
  }, true);

  // the date of service, in place and in the address ----------------------------------------------------------------------------
  async function show(address, push) {
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const part of ["main", ".mast .day .edition"]) {
        const now = $(part), then = $(part, page);
        if (now && then) now.replaceWith(then);
      }
      if (!$(".mast .day .edition") && $(".day .edition", page)) $(".mast .day").append($(".day .edition", page));
      document.title = page.title;
      if (push) history.pushState(null, "", answer.url);
      here = location.pathname + location.search;
      for (const name of ["on"]) for (const hidden of all(`.find input[name=${name}]`)) hidden.remove();
      const day = new URL(answer.url).searchParams.get("on");
      const field = $("#on"); if (field) field.value = day ?? "";
      if (day) for (const form of all(".find")) { const hidden = document.createElement("input"); hidden.type = "hidden"; hidden.name = "on"; hidden.value = day; form.append(hidden); }
      ready($("main"));
    } catch { location.href = address; }
  }
  function dated(form) {
    const field = form.elements.namedItem("on");
    const go = () => {
      const address = new URL(location.href);
      if (field.value) address.searchParams.set("on", field.value); else address.searchParams.delete("on");
      if (address.href !== location.href) show(address.href, true);
    };
    field.addEventListener("change", () => { if (document.activeElement !== field || field.validity.valid) go(); });
    form.addEventListener("submit", e => { e.preventDefault(); go(); });
  }
  // going back over a change of date shows the earlier one; a jump within the page is the browser's own
  let here = location.pathname + location.search;
  addEventListener("popstate", () => { if (location.pathname + location.search !== here) show(location.href, false); });

  // a word at the foot of the page -------------------------------------------------------------------------------------------------
  function say(text) {
    const word = document.createElement("p");
    word.className = "said"; word.setAttribute("role", "status"); word.textContent = text;
    document.body.append(word);
    setTimeout(() => word.remove(), 1600);
  }
  async function copy(e) {
    const given = e?.currentTarget?.dataset;
    if (given?.copied) { try { await navigator.clipboard.writeText(given.copy); say(`${given.copied} copied`); } catch { say("The browser does not allow copying here"); } return; }
    const code = $("li.coded.lit:focus-within")?.dataset.code ?? $("li.coded.lit")?.dataset.code ?? $(".shown .code")?.textContent ?? $("h1 [data-code]")?.dataset.code;
    if (!code) return;
    try { await navigator.clipboard.writeText(code); say(`${code} copied`); } catch { say("The browser does not allow copying here"); }
  }

  // keys ---------------------------------------------------------------------------------------------------------------------------
  let going = 0;
  document.addEventListener("keydown", e => {
    if (typing(e) || e.ctrlKey || e.metaKey || e.altKey) return;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const tool = $(`.tools [data-key="${CSS.escape(e.key)}"]`);
      if (tool) { e.preventDefault(); tool.click(); }
      return;
    }
    const act = {
      "/": () => { const box = $("#q"); box?.focus(); box?.select(); },
      "j": () => walk(1, e), "ArrowDown": () => rowsHere() && walk(1, e), "k": () => walk(-1, e), "ArrowUp": () => rowsHere() && walk(-1, e),
      "[": () => $("a[rel=prev]")?.click(), "]": () => $("a[rel=next]")?.click(),
      ".": copy, "g": () => { going = Date.now(); }, "?": () => $("#keys")?.togglePopover(),
      "Escape": () => { const panel = $("#keys"); if (panel?.matches(":popover-open")) panel.hidePopover(); },
    }[e.key];
    if (!act) return;
    if (!e.key.startsWith("Arrow") && e.key !== "Escape") e.preventDefault();
    act();
  });
  // on a page of prose the arrows scroll; they walk where rows are what the page is about
  const rowsHere = () => /^(results|range)$/.test(document.body.className) || document.activeElement?.closest?.("[data-walk]");

  // a text with marks: what is selected in it, in code points of the text, and the way from mark to mark --------------------------------------
  function marked(text, marks) {
    const place = (node, offset) => {
      if (!text.contains(node)) return -1;
      if (node.nodeType !== Node.TEXT_NODE) { const child = node.childNodes[Math.min(offset, node.childNodes.length - 1)]; const at = (child?.closest ? child : child?.parentElement)?.closest?.("[data-at]") ?? $("[data-at]", child?.querySelector ? child : text); return at ? +at.dataset.at + (offset >= node.childNodes.length ? [...at.textContent].length : 0) : -1; }
      const holder = node.parentElement.closest("[data-at]");
      return holder ? +holder.dataset.at + [...node.data.slice(0, offset)].length : -1;
    };
    const selected = () => {
      const chosen = getSelection();
      if (!chosen.rangeCount || chosen.isCollapsed) return null;
      const range = chosen.getRangeAt(0), begin = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
      return begin >= 0 && end > begin ? `${begin}-${end}` : null;
    };
    let last = null;
    document.addEventListener("selectionchange", () => { last = selected() ?? last; });
    return {
      range: () => selected() ?? last,
      walk: step => { const at = marks.indexOf(document.activeElement); marks[(at < 0 ? step > 0 ? 0 : marks.length - 1 : at + step + marks.length) % marks.length]?.focus(); },
    };
  }
  const plainKey = e => !typing(e) && !e.ctrlKey && !e.metaKey && !e.altKey;

  // redaction: keep, change or add a span by keys or by selecting; each change is the form of the page, sent again -----------------------------
  function redaction(form) {
    const text = $("[data-text]", form), marks = all("a.phi", text), take = $("#take"), note = marked(text, marks);
    $(".by-hand", form).hidden = false;
    const add = value => { const field = document.createElement("input"); field.type = "hidden"; field.name = "edit"; field.value = value; form.append(field); form.requestSubmit(); };
    const takeOut = () => { const range = note.range(); if (range) add(`${range}:${take.value}`); else say("Select in the text what is to go"); };
    $("[data-take]", form).addEventListener("click", takeOut);
    form.addEventListener("keydown", e => {
      if (!plainKey(e)) return;
      const at = marks.indexOf(document.activeElement);
      if (e.key === "n" || e.key === "p") { e.preventDefault(); note.walk(e.key === "n" ? 1 : -1); }
      else if (e.key === "a") { e.preventDefault(); takeOut(); }
      else if (e.key === "x" && at >= 0) {
        e.preventDefault();
        const choice = $(`${marks[at].getAttribute("href")} select`);
        choice.selectedIndex = marks[at].classList.contains("kept") ? 0 : 1;
        form.requestSubmit();
      }
    });
    all("table select", form).forEach(choice => choice.addEventListener("change", () => form.requestSubmit()));
    const copying = $("[data-copy-text]", form);
    if (copying) {
      copying.hidden = false;
      copying.addEventListener("click", async () => { try { await navigator.clipboard.writeText($(copying.dataset.copyText).value); say("Copied"); } catch { say("The browser does not allow copying here"); } });
    }
  }

  // the claim form: what stands below the boxes is renewed while typing, and the arrows walk the grid as a spreadsheet's do ---------------------
  function claim(form) {
    let timer, request;
    const renew = async () => {
      request?.abort();
      request = new AbortController();
      try {
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), signal: request.signal });
        if (!answer.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const now of all("[data-live]", form)) {
          const then = $(`[data-live="${now.dataset.live}"]`, page);
          if (then && now.innerHTML !== then.innerHTML) now.innerHTML = then.innerHTML;
        }
      } catch (fault) { if (fault.name !== "AbortError") say("The claim could not be checked just now"); }
    };
    form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(renew, 350); });
    form.addEventListener("keydown", e => {
      const box = e.target.closest?.("[data-column]"), step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      if (!box || !step || e.altKey || e.ctrlKey || e.metaKey) return;
      const column = all(`[data-column="${box.dataset.column}"]`, form), next = column[column.indexOf(box) + step];
      if (next) { e.preventDefault(); next.focus(); next.select(); }
    });
  }

  // a note beside its codes: what rests on what lights up; codes are accepted, rejected and added; the form carries it all -----------------------
  function review(form) {
    const text = $("[data-text]", form), marks = text ? all("a.ev", text) : [], rows = all("li.coded", form), note = text ? marked(text, marks) : null;
    const numbers = element => (element.dataset.ev ?? "").split(" ").filter(n => n.length > 0);
    const light = (from, on) => {
      const lit = numbers(from);
      if (from.matches("li.coded")) marks.forEach(m => m.classList.toggle("lit", on && numbers(m).some(n => lit.includes(n))));
      else rows.forEach(r => r.classList.toggle("lit", on && numbers(r).some(n => lit.includes(n))));
      from.classList.toggle("lit", on);
    };
    const show = from => {
      const first = from.matches("li.coded") ? marks.find(m => m.classList.contains("lit")) : rows.find(r => r.classList.contains("lit"));
      const side = first?.closest(".note-side, .code-side");
      if (side && getComputedStyle(side).overflowY !== "visible") first.scrollIntoView({ block: "nearest" });
    };
    for (const one of [...marks, ...rows]) {
      one.addEventListener("pointerenter", () => light(one, true));
      one.addEventListener("pointerleave", () => light(one, false));
      one.addEventListener("focusin", () => { light(one, true); show(one); });
      one.addEventListener("focusout", () => light(one, false));
    }
    const choose = row => {
      const value = $("select", row).value;
      row.classList.toggle("accept", value.startsWith("accept:"));
      row.classList.toggle("reject", value.startsWith("reject:"));
    };
    rows.forEach(row => $("select", row).addEventListener("change", e => { if (e.target.value === "" && row.classList.contains("add")) form.requestSubmit(); else choose(row); }));
    // the code at hand: the one in focus, or the one that the mark in focus leads to
    const at = () => document.activeElement?.closest?.("li.coded") ?? (marks.includes(document.activeElement) ? rows.find(r => numbers(r).some(n => numbers(document.activeElement).includes(n))) : null);
    document.addEventListener("keydown", e => {
      if (!plainKey(e) || !form.isConnected) return;
      if (e.key === "n" || e.key === "p") { e.preventDefault(); note?.walk(e.key === "n" ? 1 : -1); return; }
      const row = at();
      if (!row || (e.key !== "a" && e.key !== "x")) return;
      e.preventDefault();
      const choice = $("select", row), wanted = [...choice.options].find(o => o.value.startsWith(e.key === "a" ? "accept:" : "reject:"));
      if (!wanted) return;
      choice.value = choice.value === wanted.value && e.key === "a" ? "" : wanted.value;
      choose(row);
      say(`${row.dataset.code} ${choice.selectedOptions[0].textContent.trim()}`);
      if (e.key === "x") choice.focus();
    });
    $("[data-add]", form)?.addEventListener("click", () => {
      const range = note.range(), code = $("#add-code", form);
      if (!code.value.trim()) { say("Write the code first"); code.focus(); return; }
      if (!range) { say("Select in the note what the code rests on"); return; }
      $("[name=at]", form).value = range;
      form.requestSubmit();
    });
    $("[data-print]", form)?.addEventListener("click", () => print());
  }

  // passkeys: the browser makes or shows one, and the form carries it ------------------------------------------------------
  function passkey(form) {
    const make = form.dataset.passkey === "make";
    if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) { form.hidden = true; return; }
    form.addEventListener("submit", async event => {
      event.preventDefault();
      try {
        const answer = await fetch(make ? "/account/passkeys/options" : "/login/passkey/options", { method: "POST", body: new URLSearchParams({ "form-token": form.elements["form-token"].value }) });
        const told = await answer.json();
        const publicKey = make ? PublicKeyCredential.parseCreationOptionsFromJSON(told) : PublicKeyCredential.parseRequestOptionsFromJSON(told);
        form.elements.credential.value = JSON.stringify(await navigator.credentials[make ? "create" : "get"]({ publicKey }));
        form.submit();
      } catch { say("No passkey was used"); }
    });
  }

  // CasePilot: the same form, asked as a stream: the tools are named while they run, then the page takes the place of this one ---------------------
  function pilot(form) {
    form.addEventListener("submit", async e => {
      if (!window.ReadableStream || form.dataset.busy) return;
      e.preventDefault();
      form.dataset.busy = "1";
      const body = new URLSearchParams(new FormData(form, e.submitter)), steps = $("[data-steps]");
      if (steps) steps.textContent = "Reading the question …";
      try {
        const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "text/event-stream" } });
        if (!answer.ok || !answer.headers.get("content-type")?.startsWith("text/event-stream")) throw new Error("no stream");
        const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
        let text = "", page = null;
        for (let part; !(part = await reader.read()).done;) {
          text += part.value;
          for (let end; (end = text.indexOf("\n\n")) >= 0; text = text.slice(end + 2)) {
            const [kind, data] = text.slice(0, end).split("\n").map(l => l.slice(l.indexOf(": ") + 2));
            if (kind === "page") page = JSON.parse(data);
            else if (steps) { const made = JSON.parse(data); steps.textContent = `${made.tool}: ${made.summary}`; }
          }
        }
        if (!page) throw new Error("no page");
        const then = new DOMParser().parseFromString(page, "text/html"), log = $("[data-conversation]"), next = $("[data-conversation]", then);
        // the log itself stays, so that a screen reader tells what is added to it and nothing twice
        [...next.children].slice(log.children.length).forEach(part => log.append(part));
        all("details[open]", log).slice(0, -1).forEach(d => { if (!log.lastElementChild.contains(d)) d.open = false; });
        const main = $(".pilot"), fresh = $(".pilot", then), from = log;
        while (from.nextSibling) from.nextSibling.remove();
        for (let part = next.nextSibling; part;) { const after = part.nextSibling; main.append(part); part = after; }
        ready(main);
        $("#question").focus({ preventScroll: true });
        log.lastElementChild?.scrollIntoView({ block: "start" });
      } catch { form.dataset.busy = "1"; const asked = e.submitter; form.requestSubmit(asked?.form === form ? asked : undefined); }
    });
    const box = $("textarea", form);
    box?.addEventListener("keydown", e => { if (e.key === "Enter" && !e.shiftKey && !e.isComposing) { e.preventDefault(); form.requestSubmit(); } });
  }

  // a code in an answer shows its page in a card while it is pointed at or focused
  let carding;
  function card(link) {
    const close = () => { clearTimeout(carding); $("#code-card")?.remove(); };
    const open = () => {
      clearTimeout(carding);
      carding = setTimeout(async () => {
        try {
          const address = new URL(link.href);
          address.searchParams.set("preview", "1");
          const answer = await fetch(address);
          if (!answer.ok || !(link.matches(":hover") || document.activeElement === link)) return;
          close();
          const place = document.createElement("div"), at = link.getBoundingClientRect();
          place.id = "code-card"; place.className = "code-card"; place.setAttribute("role", "tooltip");
          place.innerHTML = await answer.text();
          place.style.insetBlockStart = `${at.bottom + scrollY + 4}px`;
          place.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - 420)) + scrollX}px`;
          document.body.append(place);
        } catch { close(); }
      }, 250);
    };
    link.addEventListener("pointerenter", open); link.addEventListener("focus", open);
    link.addEventListener("pointerleave", close); link.addEventListener("blur", close);
    link.addEventListener("keydown", e => { if (e.key === "Escape") close(); });
  }

  function ready(from) {
    all("form[data-pilot]", from).filter(f => !f.dataset.met).forEach(f => { f.dataset.met = "1"; pilot(f); });
    all("a[data-card]", from).filter(a => !a.dataset.met).forEach(a => { a.dataset.met = "1"; card(a); });
    all("[data-print]", from).forEach(b => b.addEventListener("click", () => print()));
    all("form[data-claim]", from).forEach(claim);
    all("form[data-passkey]", from).forEach(passkey);
    all("form[data-redact]", from).forEach(redaction);
    all("form[data-review]", from).forEach(review);
    all("[data-preview] a", from).forEach((link, i) => {
      if (i === 0 && link === $("[data-preview] a")) link.classList.add("shown");
      link.addEventListener("focus", () => peek(link));
    });
    all("[data-copy]", from).forEach(b => b.addEventListener("click", copy));
    all("[data-suggest]", from).forEach(suggest);
  }

  document.addEventListener("DOMContentLoaded", () => {
    ready(document);
    all("form.day").forEach(dated);
    $("[data-theme-turn]")?.addEventListener("click", turnTheme);
    nameTheme();
  });
})();
