training-title = Urząd szkoleniowy
training-lead = Ćwicz bez obaw: osoby, pisma i sprawy są zmyślone, nic stąd nie wychodzi, a każdej nocy wszystko wraca do początku.
training-state = Dane do ćwiczeń
training-begun = Przygotowane
training-until = Wrócą do początku
training-anew = Zacznij od nowa
training-anew-lead = Wszystko, co ktokolwiek tu zrobił, zniknie, a każdy zaloguje się jeszcze raz. Uprzedź ćwiczących.
training-who = Wcześniej może to zrobić osoba z rolą administratora.
training-asked = Urząd szkoleniowy wraca do początku. Potrwa to do minuty, potem wybierz osobę jeszcze raz.
event-BeginningAsked = Urząd szkoleniowy wraca do początku

# Pomoc
help-szkolenie =
    To urząd do ćwiczeń z danymi zmyślonymi. Rejestruj, przydzielaj i zakańczaj: niczego nie zepsujesz.
    Osobę zmienisz w pasku u góry, bez hasła. Nocą wszystko wraca do początku; administrator może to zrobić od razu przyciskiem „Zacznij od nowa”.
