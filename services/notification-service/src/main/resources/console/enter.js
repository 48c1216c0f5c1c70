// SPDX-License-Identifier: Apache-2.0
"use strict";
// What is entered at the bedside. It is written down on this device first and stays in sight until the server has it.
(() => {
  const KEPT = "cytovigil-entered";
  const AGAIN_MS = 4000;
  const CEILING = 40;
  const REMOVED = "ENTERED_IN_ERROR";
  const queue = document.getElementById("queue");
  const patient = queue.dataset.patient;
  const csrf = document.querySelector("meta[name=csrf]").content;
  let sending = false;
  let seizure = null;
  let ahead = Date.parse(document.body.dataset.now) - Date.now();

  function read() {
    try {
      return JSON.parse(localStorage.getItem(KEPT)) || [];
    } catch (unreadable) {
      return [];
    }
  }

  function write(entries) {
    localStorage.setItem(KEPT, JSON.stringify(entries));
    show();
  }

  function change(key, fields) {
    write(read().map((entry) => (entry.key === key ? Object.assign(entry, fields) : entry)));
  }

  // Not randomUUID: it is only there over TLS.
  function unique() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function button(text, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "quiet";
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  // What was entered for the wrong patient, or by a slip of the thumb, must not stay in the grade.
  function takeBack(entry) {
    write(read().filter((other) => other.key !== entry.key));
    enter(entry.label + ", " + queue.dataset.undone, Object.assign({}, entry.event, { status: REMOVED }));
  }

  function show() {
    // Those of another account on a shared device are nobody else's to see or send.
    const mine = read().filter((entry) => entry.account === queue.dataset.account);
    queue.replaceChildren(...mine.map((entry) => {
      const line = document.createElement("p");
      line.className = "said " + (entry.state === "sent" ? "good" : entry.state === "refused" ? "bad" : "waiting");
      const text = entry.state === "sent" ? queue.dataset.sent
        : entry.state === "refused" ? queue.dataset.refused + " " + entry.reason : queue.dataset.kept;
      line.textContent = entry.event.patient + ", " + entry.label + ", "
        + new Date(entry.event.at).toLocaleTimeString(document.documentElement.lang) + ": " + text + " ";
      if (entry.state !== "waiting") {
        line.append(button(queue.dataset.forget, () => write(read().filter((other) => other.key !== entry.key))));
      }
      if (entry.state === "sent" && entry.event.status !== REMOVED) {
        line.append(button(queue.dataset.undo, () => takeBack(entry)));
      }
      return line;
    }));
  }

  async function send() {
    if (sending) {
      return;
    }
    sending = true;
    try {
      // Oldest first: a correction must not come before what it corrects.
      for (const entry of read().reverse()
          .filter((one) => one.state === "waiting" && one.account === queue.dataset.account)) {
        const answer = await fetch("/api/assessments", {
          method: "POST",
          headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf },
          body: JSON.stringify(entry.event)
        });
        if (answer.status === 401) {
          location.assign("/sign-in?next=" + encodeURIComponent(location.pathname));
          return;
        }
        if (answer.ok) {
          change(entry.key, { state: "sent" });
        } else if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) {
          const problem = await answer.json().catch(() => ({}));
          change(entry.key, { state: "refused", reason: problem.detail || String(answer.status) });
        }
      }
    } catch (unreachable) {
      // Stays waiting, in sight, and is tried again.
    } finally {
      sending = false;
    }
  }

  function enter(label, finding) {
    const event = Object.assign({
      type: "neuro", patient, id: "console-" + unique(), at: new Date(now()).toISOString()
    }, finding);
    // The newest stay; what was not sent always does.
    const entries = read();
    while (entries.length >= CEILING && entries.some((one) => one.state === "sent")) {
      entries.splice(entries.findIndex((one) => one.state === "sent"), 1);
    }
    entries.unshift({ key: unique(), event, label, state: "waiting", account: queue.dataset.account });
    write(entries);
    send();
    return event;
  }

  // The time of the server: the clock of a telephone may be wrong.
  function now() {
    return Date.now() + ahead;
  }

  function points(form) {
    const items = {};
    for (const name of ["orientation", "naming", "command", "writing", "attention"]) {
      const value = form.elements[name].value;
      items[name] = value === "" ? null : Number(value);
    }
    return items;
  }

  function showTotal(form) {
    const items = Object.values(points(form));
    const total = form.querySelector(".total");
    const asked = items.filter((item) => item !== null);
    total.textContent = asked.length === 0 ? "" : total.dataset.of
      .replace("{0}", asked.reduce((sum, item) => sum + item, 0)).replace("{1}", asked.length);
  }

  // Signs, findings and causes: what the form holds is what the event says.
  function plain(form) {
    const what = { type: form.dataset.type };
    if (form.dataset.finding) {
      what.finding = form.dataset.finding;
    }
    for (const [name, value] of new FormData(form)) {
      if (value !== "" && name !== "number") {
        what[name] = value === "true" ? true : value === "false" ? false : name === "grade" ? Number(value) : value;
      }
    }
    if (what.kind === "HVPG") {
      what.value = Number(form.elements.number.value);
      what.unit = "mm[Hg]";
    }
    return what;
  }

  // Which of several things it was, in the words on the screen.
  function chosen(form) {
    const select = form.querySelector("select[name=kind]");
    return select ? select.selectedOptions[0].textContent : Array.from(form.querySelectorAll("input[type=radio]:checked"))
      .map((input) => input.parentElement.textContent.trim()).join(", ");
  }

  document.addEventListener("submit", (submitted) => {
    const form = submitted.target.closest("form[data-finding], form[data-type]");
    if (!form) {
      return;
    }
    submitted.preventDefault();
    if (form.dataset.type) {
      enter(form.querySelector("h2").textContent + ": " + chosen(form), plain(form));
      form.reset();
      only(form);
      queue.scrollIntoView({ block: "center" });
      return;
    }
    const kind = form.dataset.finding;
    const title = form.querySelector("h2").textContent;
    if (kind === "ICE") {
      const items = points(form);
      if (Object.values(items).every((item) => item === null)) {
        form.querySelector(".total").textContent = queue.dataset.nothing;
        return;
      }
      const sum = Object.values(items).reduce((all, item) => all + (item || 0), 0);
      enter(title + " " + sum, { finding: kind, items });
    } else if (kind === "CAPD") {
      enter(title + " " + form.elements.score.value, { finding: kind, score: Number(form.elements.score.value) });
    } else if (kind === "CONSCIOUSNESS") {
      const chosen = form.querySelector("input:checked");
      enter(chosen.parentElement.textContent.trim(), { finding: kind, value: chosen.value });
    } else if (kind === "NOT_DONE") {
      enter(title, { finding: kind, reason: form.elements.reason.value });
    } else if (kind === "SEIZURE") {
      const end = submitted.submitter && submitted.submitter.value === "end";
      const what = { finding: kind, kind: form.elements.kind.value };
      if (form.elements.returnedToBaseline.checked) {
        what.returnedToBaseline = true;
      }
      if (end && seizure) {
        // The same seizure once more, now with its end.
        enter(title, Object.assign(what, {
          id: seizure.id, at: seizure.at, status: "CORRECTED", endedAt: new Date(now()).toISOString()
        }));
        seizure = null;
      } else {
        seizure = enter(title, what);
      }
      form.querySelector("[data-end]").disabled = seizure === null;
      return;
    }
    form.reset();
    queue.scrollIntoView({ block: "center" });
    if (kind === "ICE") {
      showTotal(form);
    }
  });
  // Fields that belong to one kind of finding alone.
  function only(form) {
    for (const part of form.querySelectorAll("[data-only]")) {
      part.hidden = form.elements.kind.value !== part.dataset.only;
      for (const input of part.querySelectorAll("input")) {
        input.required = !part.hidden;
      }
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.name === "kind") {
      only(event.target.form);
    }
    const form = event.target.closest("form[data-finding=ICE]");
    if (form) {
      showTotal(form);
    }
  });
  document.addEventListener("click", (event) => {
    const full = event.target.closest("[data-full]");
    if (full) {
      const form = full.closest("form");
      for (const fieldset of form.querySelectorAll("fieldset")) {
        // The most points stand before "not asked".
        const all = fieldset.querySelectorAll("input:not([value=''])");
        all[all.length - 1].checked = true;
      }
      showTotal(form);
    }
  });
  document.addEventListener("cytovigil:alive", (event) => {
    const told = Date.parse(event.detail.now);
    if (!Number.isNaN(told)) {
      ahead = told - Date.now();
    }
  });
  window.addEventListener("online", send);
  setInterval(send, AGAIN_MS);
  show();
  send();
})();
