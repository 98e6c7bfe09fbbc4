// SPDX-License-Identifier: EUPL-1.2
//
// A browser in which only what a test gives exists: whatever else is touched throws its name.

/**
 * @param {Record<string, any>} given
 * @param {string} [path]
 * @returns {any}
 */
export function fakeBrowser(given, path = "browser") {
  return new Proxy(given, {
    get(target, name) {
      const full = `${path}.${String(name)}`;
      if (!Object.hasOwn(target, name)) throw new Error(`${full} is not faked`);
      const value = target[/** @type {string} */ (name)];
      return typeof value === "object" && value !== null ? fakeBrowser(value, full) : value;
    },
  });
}

/** A storage area in memory. */
export function fakeStorage(content = {}) {
  const data = structuredClone(content);
  return {
    data,
    get: async (keys) =>
      Object.fromEntries([keys].flat().flatMap((key) => (key in data ? [[key, structuredClone(data[key])]] : []))),
    set: async (values) => void Object.assign(data, structuredClone(values)),
    remove: async (keys) => [keys].flat().forEach((key) => delete data[key]),
  };
}

/** A clock that only moves when told to. */
export class FakeClock {
  time = 0;
  #next = 1;
  #timers = new Map();

  now() {
    return this.time;
  }

  setTimeout(run, ms) {
    this.#timers.set(this.#next, { run, at: this.time + ms });
    return this.#next++;
  }

  clearTimeout(id) {
    this.#timers.delete(id);
  }

  advance(ms) {
    this.time += ms;
    for (const [id, { run, at }] of [...this.#timers]) {
      if (at <= this.time && this.#timers.delete(id)) run();
    }
  }
}

/** A port to a host that `answer` plays: it takes a request and gives a reply, or null for silence. */
export class FakePort {
  error = null;
  requests = [];
  #answer;
  #onMessage = [];
  #onDisconnect = [];
  disconnected = false;
  onMessage = { addListener: (listener) => this.#onMessage.push(listener) };
  onDisconnect = { addListener: (listener) => this.#onDisconnect.push(listener) };

  constructor(answer) {
    this.#answer = answer;
  }

  postMessage(request) {
    this.requests.push(request);
    queueMicrotask(() => {
      const reply = this.#answer(request, this);
      if (reply !== null && !this.disconnected) this.send(reply);
    });
  }

  send(message) {
    for (const listener of this.#onMessage) listener(message);
  }

  lose(message) {
    this.error = message ? { message } : null;
    for (const listener of this.#onDisconnect) listener(this);
  }

  disconnect() {
    this.disconnected = true;
  }
}
