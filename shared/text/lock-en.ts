import type { lockZh } from "./lock-zh";

export const lockEn: Readonly<Record<keyof typeof lockZh, string>> = {
  "sign_in.title": "Who is working?",
  "sign_in.pin": "PIN of {name}",
  "sign_in.password": "Password of {name}",
  "sign_in.enter": "Enter",
  "sign_in.working": "Checking",
  "sign_in.nobody": "There is nobody who can sign in yet.",
  "sign_in.someone_else": "Somebody else",
  "sign_in.find": "Find by name, pinyin or staff code",
  "sign_in.set_title": "{name}, set your own first",
  "sign_in.set_hint":
    "The PIN is for every day: unlocking, signing. What is done with it counts as yours; tell nobody.",
  "sign_in.set_password_hint": "Managers sign in and export with the password.",
  "lock.any_key": "Press any key to go on",
  "lock.locked": "Locked",
  "lock.unlock": "Unlock",
  "lock.kept": "What you had not finished is still there.",
};
