// SPDX-License-Identifier: Apache-2.0
"use strict";
// What htmx does not do by itself: hear that the connection is dead, keep the focus, and say what could not be sent.
(() => {
  const SILENCE_MS = 6000;
  const STREAM_MS = 20000;
  const connection = document.getElementById("connection");
  const lost = document.getElementById("lost");
  const message = document.getElementById("message");
  let heard = Date.now();
  let stream = null;
  let streamHeard = Date.now();

  function showConnection() {
    const alive = Date.now() - heard < SILENCE_MS && navigator.onLine !== false;
    lost.hidden = alive;
    connection.textContent = alive ? connection.dataset.live : connection.dataset.dead;
    connection.className = alive ? "live" : "dead";
    document.body.classList.toggle("stale", !alive);
  }

  function alive() {
    heard = Date.now();
    showConnection();
  }

  // What was typed outlives a session that ends: it is there again after signing in, for the same account in the same tab.
  function draftOf(field) {
    const account = document.querySelector(".account .name");
    return "cytovigil-draft " + (account ? account.textContent : "") + " " + location.pathname + "#" + field.id;
  }

  function signIn() {
    for (const field of document.querySelectorAll("main textarea[id]")) {
      if (field.value !== "") {
        sessionStorage.setItem(draftOf(field), field.value);
      }
    }
    location.assign("/sign-in?next=" + encodeURIComponent(location.pathname + location.search));
  }

  function putDraftsBack() {
    for (const field of document.querySelectorAll("main textarea[id]")) {
      const draft = sessionStorage.getItem(draftOf(field));
      if (draft !== null) {
        field.value = field.value || draft;
        sessionStorage.removeItem(draftOf(field));
      }
    }
  }

  function listen() {
    if (stream) {
      stream.close();
    }
    streamHeard = Date.now();
    stream = new EventSource("/api/stream");
    stream.addEventListener("changed", () => {
      streamHeard = Date.now();
      alive();
      htmx.trigger(document.body, "changed");
    });
    stream.addEventListener("alive", (event) => {
      streamHeard = Date.now();
      alive();
      document.dispatchEvent(new CustomEvent("cytovigil:alive", { detail: JSON.parse(event.data) }));
    });
    stream.addEventListener("error", showConnection);
  }

  // A stream that was refused, or that hangs, is opened anew; then everything is fetched, for a change may have been missed.
  function watch() {
    showConnection();
    if (Date.now() - streamHeard > STREAM_MS || stream.readyState === EventSource.CLOSED) {
      listen();
      htmx.trigger(document.body, "changed");
    }
  }

  function showCount() {
    const alerts = document.querySelector("[data-open]");
    const count = alerts ? Number(alerts.dataset.open) : 0;
    document.title = (count > 0 ? "(" + count + ") " : "") + document.body.dataset.title;
  }

  function say(text) {
    const said = document.createElement("p");
    said.className = "said bad";
    said.textContent = text;
    message.replaceChildren(said);
  }

  // What names an element also in the part that takes its place: its id, where it leads, or its form and name.
  function nameOf(element) {
    const href = element.getAttribute("href");
    if (element.id || href) {
      return element.id ? "#" + CSS.escape(element.id) : 'a[href="' + CSS.escape(href) + '"]';
    }
    const form = element.form && element.form.id ? "#" + CSS.escape(element.form.id) + " " : "";
    return form && (element.name ? form + '[name="' + CSS.escape(element.name) + '"]' : form + element.localName);
  }

  // A part that is replaced takes the focus and what was folded open with it: both are put back.
  let focused = "";
  let place = 0;
  let opened = [];
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    const target = event.detail.target;
    const active = document.activeElement;
    focused = active && active !== target && target.contains(active) ? nameOf(active) : "";
    // The same patient is linked to from an alert and from the list.
    place = focused ? Array.from(target.querySelectorAll(focused)).indexOf(active) : 0;
    opened = Array.from(target.querySelectorAll("details[open][id]"), (details) => details.id);
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    for (const id of opened) {
      const details = document.getElementById(id);
      if (details) {
        details.open = true;
      }
    }
    const named = focused ? event.detail.target.querySelectorAll(focused) : [];
    const element = named[place] || named[0];
    if (element && element !== document.activeElement) {
      element.focus({ preventScroll: true });
    }
    showCount();
  });
  document.body.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.xhr && event.detail.xhr.status > 0 && event.detail.xhr.status < 500) {
      alive();
    }
    // What stands with the alert now does not stay in the field, where a second tap would add it again.
    if (event.detail.successful && event.detail.elt.matches("form[data-clear]")) {
      event.detail.elt.reset();
    }
  });
  document.body.addEventListener("htmx:responseError", (event) => {
    const status = event.detail.xhr.status;
    if (status === 401) {
      signIn();
    } else if (event.detail.requestConfig.verb !== "get") {
      let text = message.dataset.unsent;
      try {
        text = JSON.parse(event.detail.xhr.responseText).detail || text;
      } catch (unreadable) {
        // The answer was no problem document: our own words stand.
      }
      say(text);
    }
  });
  document.body.addEventListener("htmx:sendError", (event) => {
    heard = Math.min(heard, Date.now() - SILENCE_MS);
    showConnection();
    if (event.detail.requestConfig.verb !== "get") {
      say(message.dataset.unsent);
    }
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copy]");
    if (button) {
      navigator.clipboard.writeText(document.getElementById(button.dataset.copy).innerText).then(() => {
        button.textContent = button.dataset.copied;
      }, () => say(button.dataset.failed));
    }
    if (event.target.closest("[data-print]")) {
      window.print();
    }
  });
  // That something was done lies over the end of a telephone's screen: the next tap takes it away. A refusal stays.
  document.addEventListener("click", (event) => {
    if (!message.contains(event.target) && message.querySelector(".good")) {
      message.replaceChildren();
    }
  });
  // The menu of the account closes where one looks elsewhere.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.account[open]")) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });

  putDraftsBack();
  listen();
  setInterval(watch, 1000);
  showCount();
  if ("serviceWorker" in navigator) {
    navigator.serviceWorker.register("/worker.js").catch(() => {
      // Without it the console works, but neither as an app nor for pages to this device.
    });
  }
})();
