"""One editor per kind of field: a widget with a value and one signal, `edited`."""
