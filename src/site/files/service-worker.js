// Keeps the whole site after the first visit. The name of the store is a digest of the site: another site, another store.
"use strict";
const PREFIX = `casebook ${self.registration.scope} `;
const STORE = PREFIX + SITE.digest;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const store = await caches.open(STORE);
    for (let from = 0; from < SITE.files.length; from += 50) {
      await store.addAll(SITE.files.slice(from, from + 50).map((file) => new Request(file, { cache: "no-cache" })));
    }
    await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== STORE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(self.registration.scope)) return;
  event.respondWith((async () => {
    const store = await caches.open(STORE);
    const page = url.pathname.endsWith("/") ? new URL("index.html", url).href : event.request;
    return (await store.match(page, { ignoreSearch: true })) ?? fetch(event.request);
  })());
});
