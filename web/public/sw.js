// SPDX-License-Identifier: Apache-2.0
// Keeps the whole app on the device. One version is installed whole or not at all; pages answer from it, and the event
// interface is never kept. The build fills in the two lines below.
const version = "%version%";
const files = ["%files%"];

const name = `unhunch-${version}`;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(name).then((cache) => cache.addAll(files.map((file) => new Request(file, { cache: 'reload' })))),
  );
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((each) => each !== name).map((each) => caches.delete(each))))
      .then(() => self.clients.claim()),
  );
});

// The name of a file below the scope; the app itself for a page.
function fileOf(request) {
  const path = new URL(request.url).pathname.slice(new URL(self.registration.scope).pathname.length);
  if (request.mode === 'navigate') return path.startsWith('start') ? undefined : 'index.html';
  return path.startsWith('api/') || path === 'healthz' ? undefined : path;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin) return;
  const file = fileOf(request);
  if (file === undefined) return;
  event.respondWith(
    caches.open(name).then(async (cache) => (await cache.match(file)) ?? fetch(request)),
  );
});
