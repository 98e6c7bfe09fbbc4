// SPDX-License-Identifier: EUPL-1.2
// An event page with one function to call; how often it started survives its stops.
globalThis.greet = async name => `Ciao ${name}`;
globalThis.startedAt = Date.now();
messenger.runtime.onMessage.addListener(() => {});
