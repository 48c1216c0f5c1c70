// SPDX-License-Identifier: Apache-2.0
"use strict";
// Goes back to the page that was wanted once the server answers again.
(() => {
  const AGAIN_MS = 5000;

  async function look() {
    try {
      // Not a page: looking at one again and again would stand on the audit trail.
      const answer = await fetch("/worker.js", { method: "HEAD", cache: "no-store", credentials: "omit" });
      if (answer.ok) {
        location.reload();
      }
    } catch (unreachable) {
      // Still offline.
    }
  }

  window.addEventListener("online", look);
  setInterval(look, AGAIN_MS);
})();
