import { create } from "zustand";

/** Whether the customer has agreed to photos, as the person at the desk says for what is added next (DOMAIN 8). */
export const useConsent = create<{ readonly agreed: boolean }>(() => ({ agreed: false }));
