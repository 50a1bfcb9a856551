/** The one Electron channel under which the page's calls go. */
export const callChannel = "desk:call";
/** The one Electron channel under which events reach the page. */
export const eventChannel = "desk:event";
/** Begins the argument by which the window tells the preload script the names of the contract's channels. */
export const channelNamesFlag = "--desk-channels=";
