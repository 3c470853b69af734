// Text on paper: pango lays it out, cairo writes it as PDF.
#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>
