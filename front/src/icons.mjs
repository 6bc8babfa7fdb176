// Names of ours to files of the icon package (MIT). A page writes the name on the left.
export const icons = {
  // places
  home: "House", intake: "InboxDown", cases: "Folder", letters: "FileText", dispatch: "Paperplane",
  archive: "Archive", settings: "Cog", people: "PersonGroup", building: "Buildings2", tasks: "Tasklist",
  chart: "BarChart", book: "Book", menu: "MenuHamburger", more: "MenuElipsisHorizontal",
  // states
  overdue: "ExclamationmarkTriangle", due: "Clock", done: "CheckmarkCircle", doing: "Hourglass",
  waiting: "CircleBroken", failed: "XMarkOctagon", info: "InformationSquare", locked: "PadlockLocked",
  unlocked: "PadlockUnlocked", blocked: "Roadblock", step: "Checkmark",
  // acts
  search: "MagnifyingGlass", plus: "Plus", edit: "Pencil", trash: "Trash", close: "XMark", undo: "ArrowUndo",
  send: "Paperplane", sign: "PencilWriting", accept: "CheckmarkCircle", return: "ArrowUndo", assign: "PersonPlus",
  forward: "ArrowForward", attach: "Paperclip", link: "Link", print: "PrinterSmall", download: "Download",
  upload: "Upload", filter: "Funnel", refresh: "ArrowsCirclepath", external: "ExternalLink", copy: "Files",
  register: "FilePlus", "open-case": "FolderPlus", join: "FolderFile", receive: "InboxDown", eye: "Eye",
  scheme: "Theme", logout: "Leave", help: "QuestionmarkCircle", bell: "Bell", "bell-new": "BellDot",
  // things
  file: "File", "file-text": "FileText", pdf: "FilePdf", image: "FileImage", table: "Table", code: "FileCode",
  folder: "Folder", envelope: "EnvelopeClosed", package: "Package", receipt: "Receipt", seal: "Seal",
  "seal-ok": "SealCheckmark", "seal-bad": "SealXMark", calendar: "Calendar", history: "ClockDashed",
  person: "Person", me: "PersonCircle", swap: "ArrowRightLeft", robot: "Robot", law: "Paragraph", gavel: "Gavel",
  key: "KeyHorizontal", shield: "ShieldCheckmark", phone: "Phone", place: "LocationPin", tag: "Tag", note: "NotePencil",
  comment: "Chat", light: "LightBulb", sun: "Sun", layers: "Layers", list: "BulletList",
  // arrows
  next: "ChevronRight", prev: "ChevronLeft", down: "ChevronDown", up: "ChevronUp", right: "ArrowRight", left: "ArrowLeft",
  // documents in motion
  "in": "InboxDown", "out": "InboxUp", paper: "Newspaper", mailbox: "EnvelopeOpen",
};
