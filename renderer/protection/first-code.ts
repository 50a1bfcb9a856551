import { create } from "zustand";

/** True from the first-run wizard on until the recovery code of the new store was shown or put off. */
export const useFirstCode = create<{ readonly due: boolean }>(() => ({ due: false }));
