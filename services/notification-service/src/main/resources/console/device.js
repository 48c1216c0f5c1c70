// SPDX-License-Identifier: Apache-2.0
"use strict";
// Turns pages to this browser on and off. The list of a person's devices comes from the server; which of them this one is, only
// the browser knows.
(() => {
  const here = document.getElementById("here");
  if (!here) {
    return;
  }
  const on = document.getElementById("turn-on");
  const off = document.getElementById("turn-off");
  const message = document.getElementById("message");
  const csrf = document.querySelector("meta[name=csrf]").content;
  let device = "";

  function say(text, good) {
    const said = document.createElement("p");
    said.className = good ? "said good" : "said bad";
    said.textContent = text;
    message.replaceChildren(said);
  }

  function call(method, path, body) {
    return fetch("/api/devices" + path, {
      method, headers: { "Content-Type": "application/json", "X-CSRF-Token": csrf }, body: body && JSON.stringify(body)
    });
  }

  async function subscription() {
    const registration = await navigator.serviceWorker.ready;
    return registration.pushManager.getSubscription();
  }

  async function idOf(found) {
    const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(found.endpoint));
    return Array.from(new Uint8Array(hash).subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function keyBytes() {
    const text = atob(here.dataset.key.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  }

  function isOfOurKey(found) {
    const used = found.options && found.options.applicationServerKey;
    const ours = keyBytes();
    const theirs = used ? new Uint8Array(used) : ours;
    return theirs.length === ours.length && ours.every((byte, at) => byte === theirs[at]);
  }

  // What hinders this browser; empty where nothing does.
  function hindrance() {
    if (!window.isSecureContext) {
      return here.dataset.insecure;
    }
    if (!("serviceWorker" in navigator) || !("PushManager" in window) || !("Notification" in window)) {
      return here.dataset.unable;
    }
    return Notification.permission === "denied" ? here.dataset.denied : "";
  }

  async function show() {
    const why = hindrance();
    let isOn = false;
    device = "";
    if (!why) {
      const found = await subscription();
      device = found ? await idOf(found) : "";
      const row = device ? document.querySelector("[data-device='" + device + "']") : null;
      isOn = row !== null && Notification.permission === "granted" && isOfOurKey(found);
      if (row) {
        row.querySelector("[data-here]").hidden = false;
      }
    }
    here.textContent = why || (isOn ? here.dataset.on : here.dataset.off);
    here.className = isOn ? "live" : "calm";
    on.hidden = Boolean(why) || isOn;
    off.hidden = !isOn;
  }

  async function turnOn() {
    if (await Notification.requestPermission() !== "granted") {
      say(here.dataset.denied, false);
      return;
    }
    const registration = await navigator.serviceWorker.ready;
    const before = await registration.pushManager.getSubscription();
    if (before && !isOfOurKey(before)) {
      await before.unsubscribe();
    }
    const found = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: keyBytes() });
    const answer = await call("POST", "", found.toJSON());
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      say(here.dataset.failed + " " + (problem.detail || answer.status), false);
      return;
    }
    const added = await answer.json();
    const tested = await call("POST", "/" + added.id + "/page-tests", {});
    say(tested.ok ? here.dataset.testing : here.dataset.failed, tested.ok);
  }

  async function turnOff() {
    const found = await subscription();
    const answer = await call("DELETE", "/" + device);
    if (found && (answer.ok || answer.status === 404)) {
      await found.unsubscribe();
      say(here.dataset.removed, true);
    } else {
      say(here.dataset.failed, false);
    }
  }

  // The list is fetched anew, and with it what stands here.
  function does(step) {
    return async () => {
      on.disabled = true;
      off.disabled = true;
      try {
        await step();
      } catch (refused) {
        say(here.dataset.failed + " " + refused.message, false);
      }
      on.disabled = false;
      off.disabled = false;
      htmx.trigger(document.body, "changed");
    };
  }

  on.addEventListener("click", does(turnOn));
  off.addEventListener("click", does(turnOff));
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.detail.target.id === "devices") {
      show();
    }
  });
  show();
})();
