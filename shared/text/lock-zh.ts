/** Words of sign-in and lock (UX 2: the lock screen shows store and time only). */
export const lockZh = {
  "sign_in.title": "谁在用？",
  "sign_in.pin": "{name} 的 PIN",
  "sign_in.password": "{name} 的密码",
  "sign_in.enter": "进入",
  "sign_in.working": "正在核对",
  "sign_in.nobody": "还没有可以登录的人。",
  "sign_in.someone_else": "换一个人",
  "sign_in.find": "按姓名、拼音或工号找",
  "sign_in.set_title": "{name}，先设好自己的",
  "sign_in.set_hint": "PIN 每天用：解锁、签批。用它做的都记在你名下，不要告诉别人。",
  "sign_in.set_password_hint": "管理岗位登录和导出要用密码。",
  "lock.any_key": "按任意键继续",
  "lock.locked": "已锁定",
  "lock.unlock": "解锁",
  "lock.kept": "没写完的都还在。",
} as const;
