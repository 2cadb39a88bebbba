// Development only: waits for the next build and reloads the page. Also survives a restarted server.
(async () => {
  let known;
  for (;;) {
    try {
      const response = await fetch(`/__askwell/version?${known ?? ''}`, { cache: 'no-store' });
      const version = await response.text();
      if (response.ok && known !== undefined && version !== known) return location.reload();
      known = version;
    } catch {
      await new Promise((wake) => setTimeout(wake, 1000));
    }
  }
})();
