export default function SettingsScreen(_: object) {
  return null;
}
