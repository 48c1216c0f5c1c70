// SPDX-License-Identifier: Apache-2.0
"use strict";
(() => {
  const SILENCE_MS = 12000;
  const REFRESH_MS = 15000;
  const board = document.getElementById("board");
  const connection = document.getElementById("connection");
  const lost = document.getElementById("lost");
  const message = document.getElementById("message");
  const csrf = document.querySelector("meta[name=csrf]").content;
  let heard = Date.now();
  let refreshing = false;
  let again = false;

  function showConnection() {
    const alive = Date.now() - heard < SILENCE_MS;
    lost.hidden = alive;
    connection.textContent = alive ? "Live" : "Not connected";
    connection.className = alive ? "live" : "dead";
    document.body.classList.toggle("stale", !alive);
  }

  function say(text) {
    message.textContent = text;
    message.hidden = text === "";
  }

  async function refresh() {
    if (refreshing) {
      again = true;
      return;
    }
    refreshing = true;
    try {
      const answer = await fetch("/console/board", { redirect: "manual" });
      if (answer.status === 401 || answer.type === "opaqueredirect") {
        location.assign("/sign-in");
        return;
      }
      if (answer.ok) {
        replace(await answer.text());
        heard = Date.now();
      }
    } catch (unreachable) {
      heard = Math.min(heard, Date.now() - SILENCE_MS);
    } finally {
      refreshing = false;
      showConnection();
    }
    if (again) {
      again = false;
      refresh();
    }
  }

  function replace(html) {
    const focused = document.activeElement && document.activeElement.id;
    const open = Array.from(board.querySelectorAll("details[open]"), (details) => details.id);
    board.innerHTML = html;
    for (const id of open) {
      const details = document.getElementById(id);
      if (details) {
        details.open = true;
      }
    }
    const element = focused ? document.getElementById(focused) : null;
    if (element) {
      element.focus();
    }
    const alerts = board.querySelector("[data-open]");
    const count = alerts ? Number(alerts.dataset.open) : 0;
    document.title = count > 0 ? "(" + count + ") Cytovigil" : "Cytovigil";
  }

  async function act(button) {
    button.disabled = true;
    try {
      const answer = await fetch(
        "/api/alerts/" + encodeURIComponent(button.dataset.alert) + "/" + button.dataset.action,
        { method: "POST", headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body: "{}" });
      if (answer.status === 401) {
        location.assign("/sign-in");
        return;
      }
      say(answer.ok ? "" : (await answer.json()).detail);
    } catch (unreachable) {
      say("Not sent: no connection. Please try again or use the telephone.");
    }
    button.disabled = false;
    refresh();
  }

  board.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-action]");
    if (button) {
      act(button);
    }
  });

  const stream = new EventSource("/api/stream");
  stream.addEventListener("changed", () => {
    heard = Date.now();
    refresh();
  });
  stream.addEventListener("alive", () => {
    heard = Date.now();
    showConnection();
  });
  stream.addEventListener("error", () => {
    if (stream.readyState === EventSource.CLOSED) {
      heard = 0;
    }
    showConnection();
  });
  setInterval(showConnection, 1000);
  setInterval(refresh, REFRESH_MS);
  refresh();
})();
