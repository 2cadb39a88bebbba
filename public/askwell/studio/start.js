// Starts the page "Insights". Needs `.wasm` files to be served, and nothing else.
import init from './askwell-studio.js';

init().catch((error) => {
  const place = document.getElementById('studio');
  place.setAttribute('role', 'alert');
  place.textContent = `Askwell Insights could not start: ${error}. Serve this folder over http or https, with .wasm as application/wasm.`;
});
