/** Reads the grid's program, once; it may be asked for ahead. A failure is told to whoever asks again. */
export const loadCardGrid = () => import("./CardGrid");
