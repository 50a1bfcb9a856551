/** The one Electron channel under which the page's calls go. */
export const callChannel = "desk:call";
/** The one Electron channel under which events reach the page. */
export const eventChannel = "desk:event";
/** Under which the preload script asks once for the names of the contract's channels. */
export const channelNamesChannel = "desk:channels";
