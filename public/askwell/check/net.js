/**
 * What the install check asks the network: files of the askwell folder, the config and the FAQ, and nothing else; no
 * more than twenty times. And what the Content-Security-Policy said to it.
 */

/** How many requests one check makes at most. */
const MOST = 20;

export class Net {
  /** What the policy has refused since the page began, as far as the browser remembers: {directive, url, policy}. */
  violations = [];
  left = MOST;

  constructor() {
    this.hear = ({ effectiveDirective, blockedURI, originalPolicy }) => this.violations.push({ directive: effectiveDirective, url: blockedURI, policy: originalPolicy });
    document.addEventListener('securitypolicyviolation', this.hear);
  }

  end() {
    document.removeEventListener('securitypolicyviolation', this.hear);
  }

  /** What the policy said of an address; the event comes in a later task than the refusal. */
  async refused(url, directive) {
    await new Promise((done) => setTimeout(done, 50));
    // Of a redirected or foreign address the browser may tell the origin alone.
    return this.violations.find((one) => one.directive.startsWith(directive) && (one.url === url || url.startsWith(one.url + '/') || url === one.url.split('#')[0]));
  }

  /** The policy as far as it is known: from meta elements, and from what it has refused. */
  policy() {
    const metas = [...document.querySelectorAll('meta[http-equiv="Content-Security-Policy" i]')].map(({ content }) => content);
    return [...metas, ...this.violations.map(({ policy }) => policy)].join('; ');
  }

  /** `{ status, type, cache, response }`, or `{ why: 'policy' | 'cors' | 'network' | 'budget' }`. */
  async get(url, method = 'GET') {
    if (this.left-- <= 0) return { why: 'budget' };
    try {
      const response = await fetch(url, { method, cache: 'no-cache' });
      // Some servers know no HEAD.
      if (method === 'HEAD' && (response.status === 405 || response.status === 501)) return this.get(url);
      const header = (name) => response.headers.get(name) || '';
      return { status: response.status, isOk: response.ok, type: header('content-type').split(';')[0].trim(), cache: header('cache-control'), response };
    } catch {
      if (await this.refused(url, 'connect-src')) return { why: 'policy' };
      const isForeign = new URL(url).origin !== self.origin;
      if (!isForeign || this.left-- <= 0) return { why: 'network' };
      // An answer that may not be read is one that came.
      const came = await fetch(url, { method, mode: 'no-cors' }).then(() => true, () => false);
      return { why: came ? 'cors' : 'network' };
    }
  }
}

/** What a policy must name for this address to be allowed. */
export const token = (url) => (new URL(url).origin === location.origin ? "'self'" : new URL(url).origin);
