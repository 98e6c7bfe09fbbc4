// SPDX-License-Identifier: EUPL-1.2
//
// Where the pages about accounts are opened: a button of the spaces toolbar, which Thunderbird has since
// version 116, and once, after the add-on was installed, the welcome.

const SPACE = "pec_companion";
export const ACCOUNTS_PAGE = "accounts/accounts_page.html";
export const WELCOME_PAGE = "accounts/welcome.html";
const WELCOME_DUE = "welcome.due";

/**
 * Spaces end with Thunderbird, but not with the event page.
 * @param {typeof browser} api
 * @param {string} title
 */
export async function addSpace({ spaces }, title) {
  if (!spaces || (await ownSpace(spaces))) return;
  const themeIcons = [16, 32].map((size) => ({
    light: "icons/accounts_light.svg", dark: "icons/accounts_dark.svg", size,
  }));
  await spaces.create(SPACE, ACCOUNTS_PAGE, { title, defaultIcons: "icons/plain.svg", themeIcons });
}

/** @param {typeof browser} api */
export async function openAccountsPage({ spaces, tabs }) {
  const space = spaces && (await ownSpace(spaces));
  try {
    if (space) {
      await /** @type {{open(id: number): Promise<unknown>}} */ (/** @type {unknown} */ (spaces)).open(space.id);
      return;
    }
  } catch {
    // There is no window with that toolbar; a tab finds or opens one.
  }
  await tabs.create({ url: ACCOUNTS_PAGE });
}

/** @param {typeof browser.spaces} spaces */
async function ownSpace(spaces) {
  const [own] = await spaces.query({ name: SPACE, isSelfOwned: true });
  return own;
}

/**
 * The add-on is new here: the welcome is due.
 * @param {browser.storage.StorageArea} storage
 */
export async function oweWelcome(storage) {
  await storage.set({ [WELCOME_DUE]: true });
}

/**
 * Shows the welcome if it is due and there is something to welcome: without a mailbox it waits until
 * Thunderbird's next start. It is shown once, whatever becomes of it.
 * @param {typeof browser} api
 */
export async function showWelcomeOnce({ accounts, storage, tabs }) {
  const { [WELCOME_DUE]: due = false } = await storage.local.get(WELCOME_DUE);
  if (!due) return;
  const listed = await accounts.list(false);
  if (!listed.some(({ type }) => type === "imap" || type === "pop3")) return;
  await storage.local.remove(WELCOME_DUE);
  await tabs.create({ url: WELCOME_PAGE });
}
