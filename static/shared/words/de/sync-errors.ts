import type { ErrorWords } from '../catalogue';

/** Of mappings, pairs and runs: see errors.ts. */
export const syncErrors = {
  MAPPING_TYPES_MISSING: {
    title: 'Noch sind keine Typen einander zugeordnet.',
    why: 'Kein Typ des Plattformprojekts passt dem Namen nach zu einem Vorgangstyp des Jira-Projekts.',
    todo: 'Bitte mindestens ein Paar zuordnen.',
  },
  MAPPING_TYPE_UNKNOWN: {
    title: 'Ein Typ der Zuordnung existiert nicht.',
    why: '{name|Ein Typ} wird vom Projekt nicht mehr angeboten.',
    todo: 'Bitte einen anderen Typ wählen oder die Zeile entfernen.',
  },
  MAPPING_STATUS_UNKNOWN: {
    title: 'Ein Status der Zuordnung existiert nicht.',
    why: '{name|Ein Status} gehört nicht mehr zum Workflow.',
    todo: 'Bitte einen anderen Status wählen.',
  },
  MAPPING_STATUS_MISSING: {
    title: 'Ein Status hat in der Zuordnung kein Gegenstück.',
    why: '{name|Ein Status} von {side|einer Seite} steht in keiner Zeile. Einträge, die ihn erreichen, behalten auf der anderen Seite ihren Status.',
    todo: 'Bitte ein Gegenstück dafür wählen.',
  },
  MAPPING_STATUS_UNREACHABLE: {
    title: 'Ein zugeordneter Status ist nicht erreichbar.',
    why: '{type|Dieser Typ} kann den Status {name|aus der Zuordnung} in {side|einem der Produkte} nicht annehmen: Kein Weg, den Planlink gehen darf, führt dorthin.',
    todo: 'Bitte einen anderen Status wählen oder dort einen Weg öffnen, in Jira mit einem Übergang im Workflow.',
  },
  MAPPING_WORKFLOW_UNSEEN: {
    title: 'Ein Workflow lässt sich noch nicht prüfen.',
    why: 'Jira zeigt nur die Übergänge eines Vorgangs, und vom Typ {type|in dieser Zeile} gibt es noch keinen.',
    todo: 'Es ist nichts zu tun. Die Zuordnung bitte noch einmal öffnen, sobald es den ersten Vorgang gibt.',
  },
  MAPPING_FIELD_UNKNOWN: {
    title: 'Ein Feld der Zuordnung existiert nicht.',
    why: '{name|Ein Feld} wird von {side|einer Seite} nicht mehr angeboten.',
    todo: 'Bitte ein anderes Feld wählen oder die Zeile entfernen.',
  },
  MAPPING_FIELD_TWICE: {
    title: 'Ein Feld ist doppelt zugeordnet.',
    why: '{name|Ein Feld} steht in zwei Zeilen, die es beide schreiben.',
    todo: 'Bitte eine der Zeilen entfernen oder nur in die andere Richtung laufen lassen.',
  },
  MAPPING_KINDS_DIFFER: {
    title: 'Zwei Felder verschiedener Art sind einander zugeordnet.',
    why: '{name|Ein Feld} enthält {kind|eine Art von Wert}, {other|das andere} enthält {otherKind|eine andere}, und das eine lässt sich nicht aus dem anderen machen.',
    todo: 'Bitte ein Feld derselben Art wählen.',
  },
  MAPPING_FIELD_READ_ONLY: {
    title: 'Ein Feld kann nicht geschrieben werden.',
    why: '{side|Eine Seite} berechnet {name|das Feld} selbst.',
    todo: 'Bitte das Feld nur in die andere Richtung laufen lassen.',
  },
  MAPPING_FIELD_OFF_SCREEN: {
    title: 'Ein Feld ist nicht in der Bildschirmmaske.',
    why: '{name|Das Feld} ist nicht in der Maske ({screen|Erstellen oder Bearbeiten}) von {type|diesem Vorgangstyp}, daher kann Planlink es nicht setzen.',
    todo: 'Bitte das Feld in die Maske aufnehmen oder nur zur Plattform laufen lassen.',
  },
  MAPPING_FIELD_REQUIRED: {
    title: 'Ein Pflichtfeld ist nicht zugeordnet.',
    why: '{type|Der Typ} lässt sich auf {side|der anderen Seite} nicht ohne {name|ein Feld} anlegen, das keine Zeile füllt.',
    todo: 'Bitte das Feld zuordnen oder optional machen.',
  },
  MAPPING_OPTION_MISSING: {
    title: 'Einige Optionen haben kein Gegenstück.',
    why: '{name|Ein Feld} bietet {option|eine Option} an, die die andere Seite nicht kennt.',
    todo: 'Bitte ein Gegenstück dafür wählen; bis dahin bleiben solche Werte, wie sie sind.',
  },
  MAPPING_OPTION_UNKNOWN: {
    title: 'Eine Option der Zuordnung existiert nicht.',
    why: '{option|Eine Option} von {name|einem Feld} wird nicht mehr angeboten.',
    todo: 'Bitte eine andere Option wählen oder die Zeile entfernen.',
  },
  MAPPING_PERSON_UNKNOWN: {
    title: 'Eine Person der Zuordnung wurde nicht gefunden.',
    why: 'Niemand mit der Kennung {name|aus der Zeile} ist auf {side|einer Seite} bekannt.',
    todo: 'Bitte jemand anderen wählen oder die Zeile entfernen.',
  },
  MAPPING_NOT_OFFERED: {
    title: 'Das bietet die Plattform nicht an.',
    why: '{name|Was die Zuordnung verlangt}, ist mit dieser Plattform nicht möglich.',
    todo: 'Bitte in der Zuordnung ausschalten.',
  },
  MAPPING_HAS_ERRORS: {
    title: 'Die Zuordnung lässt sich noch nicht speichern.',
    why: 'Sie hat Fehler, an denen Einträge scheitern würden: {count|einige}.',
    todo: 'Bitte das Markierte beheben und noch einmal speichern.',
  },
  JIRA_FILTER_REFUSED: {
    title: 'Jira nimmt den Filter nicht an.',
    why: '{reason|Die JQL-Abfrage ist nicht lesbar.}',
    todo: 'Bitte die JQL-Abfrage korrigieren und am besten zuerst in der Vorgangssuche ausprobieren.',
  },
  PLATFORM_FILTER_REFUSED: {
    title: 'Die Plattform nimmt den Filter nicht an.',
    why: '{reason|Der Filter ist nicht lesbar.}',
    todo: 'Bitte den Filter korrigieren.',
  },
  CONFLICT_OPEN: {
    title: 'Beide Seiten haben dasselbe Feld geändert.',
    why: '{field|Ein Feld} wurde seit der letzten Übereinstimmung in Jira und auf der Plattform geändert, und laut Zuordnung entscheidet ein Mensch.',
    todo: 'Bitte wählen, welcher Wert gilt.',
  },
  PARENT_NOT_LINKED: {
    title: 'Das übergeordnete Element ist nicht verknüpft.',
    why: 'Das übergeordnete Element dieses Eintrags hat auf der anderen Seite noch kein Gegenstück.',
    todo: 'Bitte das übergeordnete Element verknüpfen oder dessen Typ abgleichen lassen. Planlink versucht es von selbst wieder.',
  },
  TYPE_NOT_MAPPED: {
    title: 'Der Typ dieses Eintrags wird nicht abgeglichen.',
    why: 'Er wurde in {type|einen Typ} umgewandelt, den die Zuordnung nicht nennt; das Paar ruht.',
    todo: 'Bitte den Typ in die Zuordnung aufnehmen oder den Eintrag zurückwandeln.',
  },
  OPTION_UNMATCHED: {
    title: 'Ein Wert hat kein Gegenstück.',
    why: '{field|Ein Feld} enthält {option|eine Option}, zu der die Zuordnung nichts nennt; sie blieb, wie sie ist.',
    todo: 'Bitte die Option in die Zuordnung der Verknüpfung aufnehmen.',
  },
  TASK_NOT_FOUND: {
    title: 'Diese Aufgabe wurde nicht gefunden.',
    why: 'Das verknüpfte Projekt hat keine Aufgabe {task|mit diesem Schlüssel oder dieser Adresse}, die Planlink sehen darf.',
    todo: 'Bitte Schlüssel oder Adresse der Aufgabe prüfen.',
  },
  TASK_ALREADY_LINKED: {
    title: 'Diese Aufgabe hat schon einen Vorgang.',
    why: '{task|Die Aufgabe} ist mit {issue|einem anderen Vorgang} verknüpft.',
    todo: 'Bitte zuerst das andere Paar lösen oder eine andere Aufgabe wählen.',
  },
  ISSUE_ALREADY_LINKED: {
    title: 'Dieser Vorgang hat schon eine Aufgabe.',
    why: 'Er ist mit {task|einer anderen Aufgabe} verknüpft.',
    todo: 'Bitte zuerst das Paar lösen.',
  },
  PAIR_MOVED_AWAY: {
    title: 'Eine Seite des Paares hat die verknüpften Projekte verlassen.',
    why: 'Sie wurde verschoben oder archiviert: {where|dorthin, wo Planlink nicht abgleicht}. Das Paar ruht, gelöscht wird nichts.',
    todo: 'Bitte zurückverschieben oder das Paar lösen.',
  },
  RUN_STALLED: {
    title: 'Ein Lauf kommt nicht voran.',
    why: 'Er sollte arbeiten, aber seit {minutes|vielen} Minuten ist nichts geschehen.',
    todo: 'Planlink startet ihn von selbst neu. Wenn es dauert, bitte anhalten und neu starten.',
  },
  POINTS_SPENT: {
    title: 'Der Anteil dieser Stunde am Jira-Kontingent ist verbraucht.',
    why: 'Planlink lässt die übrigen Punkte anderen Apps: {spent|so viele wie erlaubt} von {budget|ihnen} sind verbraucht.',
    todo: 'Planlink macht zur nächsten vollen Stunde von selbst weiter. Der Anteil lässt sich in den Einstellungen der Verbindung erhöhen.',
  },
  STORAGE_BUSY: {
    title: 'Der Speicher von Planlink hat zu viel zu tun.',
    why: 'Atlassian begrenzt, wie viel eine App in einer Minute lesen und schreiben darf, und das ist verbraucht.',
    todo: 'Bitte in einer Minute noch einmal versuchen. Läufe gehen von selbst weiter.',
  },
} satisfies Partial<ErrorWords>;
