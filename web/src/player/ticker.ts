// SPDX-License-Identifier: Apache-2.0
// A beat that goes on while the page is hidden, where the browser slows the page's own timers down. It only says that it
// is time to look; what the time is, a clock says.

export function startTicker(react: () => void): () => void {
  const worker = new Worker(new URL('./ticker_worker.ts', import.meta.url), { type: 'module' });
  const timer = setInterval(react, 100);
  worker.onmessage = react;
  document.addEventListener('visibilitychange', react);
  return () => {
    worker.terminate();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', react);
  };
}
