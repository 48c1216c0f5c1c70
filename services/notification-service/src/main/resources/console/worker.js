// SPDX-License-Identifier: Apache-2.0
"use strict";
// What the browser keeps of the console while no page of it is open: it shows pages that are pushed, tells the server that it
// did, and says loudly that the console is offline. It keeps files of the console alone, never anything of a patient.
(() => {
  const CACHE = "cytovigil-@VERSION@";
  const WORDS = @WORDS@;
  const OFFLINE = "/offline";
  const KEPT = [OFFLINE, "/assets/console.css", "/assets/offline.js", "/assets/icon.svg", "/assets/icon-192.png"];
  const ANSWER_MS = 5000;
  const AGAIN_MS = [0, 2000, 6000];

  // A page says itself what it says; this is for what no server says, in the language of the browser.
  function word(key) {
    return (WORDS[self.navigator.language.slice(0, 2).toLowerCase()] || WORDS.en)[key];
  }

  self.addEventListener("install", (event) => {
    const fresh = KEPT.map((path) => new Request(path, { cache: "reload", credentials: "omit" }));
    event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
  });

  self.addEventListener("activate", (event) => {
    event.waitUntil(caches.keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()));
  });

  self.addEventListener("fetch", (event) => {
    const request = event.request;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== self.location.origin) {
      return;
    }
    if (request.mode === "navigate") {
      event.respondWith(fetch(request).catch(() => kept(OFFLINE)));
    } else if (KEPT.includes(url.pathname)) {
      event.respondWith(fetch(request).catch(() => kept(url.pathname)));
    }
  });

  async function kept(path) {
    const cache = await caches.open(CACHE);
    return (await cache.match(path, { ignoreVary: true })) || Response.error();
  }

  self.addEventListener("push", (event) => event.waitUntil(take(event.data)));

  async function take(data) {
    const page = read(data);
    if (page.until * 1000 > Date.now()) {
      await show(page);
      if (await tell(page.token, true) === false) {
        await show(earlier(page));
      }
      return;
    }
    // Too old by the clock of this device, which may be wrong: the server says what holds, and silence counts as new.
    if (await tell(page.token, false) === false) {
      await show(earlier(page));
    } else {
      await show(page);
      await tell(page.token, true);
    }
  }

  function read(data) {
    try {
      const page = data.json();
      if (typeof page.title === "string") {
        return page;
      }
    } catch (unreadable) {
      // A notice that says little is better than none.
    }
    return {
      title: "Cytovigil", body: word("worker.unreadable"), path: "/",
      tag: "unread", loud: true, until: Infinity, token: ""
    };
  }

  function earlier(page) {
    return Object.assign({}, page, { title: page.over.title, body: page.over.body, loud: false });
  }

  function show(page) {
    return self.registration.showNotification(page.title, {
      body: page.body, tag: page.tag, renotify: page.loud, requireInteraction: page.loud, silent: !page.loud,
      icon: "/assets/icon-192.png", badge: "/assets/icon-192.png", data: { path: page.path }
    });
  }

  // Whether the page is still new: true, false, or null where nobody says.
  async function tell(token, shown) {
    for (const pause of AGAIN_MS) {
      await new Promise((resolve) => setTimeout(resolve, pause));
      try {
        const answer = await fetch("/hooks/webpush/receipt", {
          method: "POST", credentials: "omit", headers: { "Content-Type": "application/json" },
          body: JSON.stringify({ token, shown }), signal: AbortSignal.timeout(ANSWER_MS)
        });
        if (answer.ok) {
          return (await answer.json()).current;
        }
        if (answer.status < 500) {
          return null;
        }
      } catch (unreachable) {
        // Tried again; a page that is to be judged first waits for no more than one answer.
      }
      if (!shown) {
        return null;
      }
    }
    return null;
  }

  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(open(event.notification.data ? event.notification.data.path : "/"));
  });

  // Never in a window that shows something else: what was entered there may not be sent yet.
  async function open(path) {
    const url = new URL(path, self.location.origin);
    if (url.origin !== self.location.origin) {
      return null;
    }
    const windows = await self.clients.matchAll({ type: "window" });
    const there = windows.find((one) => one.url === url.href);
    return there ? there.focus() : self.clients.openWindow(url.href);
  }

  // The push service ended the subscription. A new one needs somebody who is signed in.
  self.addEventListener("pushsubscriptionchange", (event) => {
    event.waitUntil(show({
      title: "Cytovigil", body: word("worker.ended"), path: "/device", tag: "subscription", loud: true
    }));
  });
})();
