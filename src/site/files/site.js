// Every page: keeps the site for reading without a network, where it is served and the browser can.
"use strict";
if ("serviceWorker" in navigator && location.protocol.startsWith("http")) {
  const root = new URL(".", document.currentScript.src);
  window.addEventListener("load", () => navigator.serviceWorker.register(new URL("service-worker.js", root), { scope: root }).catch(() => {}));
}
