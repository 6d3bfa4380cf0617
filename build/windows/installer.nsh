; Included by electron-builder's NSIS script.

!macro customHeader
  ; Says in the properties of the file what it is.
  BrandingText "Реестр МЦУ ${VERSION}"
!macroend

!macro customUnInstall
  ; The register stays: it lies in the person's own folder and belongs to the office.
  DetailPrint "Реестр и копии не удалены: $APPDATA\reestr-mcu"
!macroend
