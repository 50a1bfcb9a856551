/** The sheet of a recovery code (SAFETY 6). */
export const recoveryCodeZh = {
  "recovery_code.title": "恢复码",
  "recovery_code.made": "{day} 生成",
  "recovery_code.mark": "只印这一次",
  "recovery_code.use_title": "什么时候用",
  "recovery_code.use":
    "换了电脑，或这台电脑的密钥丢了：把备份恢复到新电脑，在“设置 → 资料与核对”里输入这个码，旧日志就能核对，里面的客户资料也读得出来。",
  "recovery_code.keep":
    "锁起来，不要和电脑、资料文件夹、备份放在一起。拿到这个码和一份备份的人，读得出日志里的客户资料。",
  "recovery_code.void": "重新生成以后，这张纸作废，撕掉。",
  "recovery_code.sign.kept_by": "保管人",
  "recovery_code.sign.place": "存放处",
  "recovery_code.sign_note": "程序里不留底：丢了就重新生成一个。",
} as const;
