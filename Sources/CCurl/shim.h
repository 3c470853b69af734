// curl's own client library; its options are set by functions of any number of arguments, which Swift cannot call.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

typedef size_t (*CCurl_pieces)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode CCurl_set_text(CURL *link, CURLoption option, const char *value) {
    return curl_easy_setopt(link, option, value);
}

static inline CURLcode CCurl_set_number(CURL *link, CURLoption option, long value) {
    return curl_easy_setopt(link, option, value);
}

static inline CURLcode CCurl_set_size(CURL *link, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(link, option, value);
}

static inline CURLcode CCurl_set_lines(CURL *link, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(link, option, value);
}

static inline CURLcode CCurl_set_pieces(CURL *link, CURLoption option, CCurl_pieces call) {
    return curl_easy_setopt(link, option, call);
}

static inline CURLcode CCurl_set_context(CURL *link, CURLoption option, void *context) {
    return curl_easy_setopt(link, option, context);
}

static inline CURLcode CCurl_status(CURL *link, long *status) {
    return curl_easy_getinfo(link, CURLINFO_RESPONSE_CODE, status);
}

static const long CCurl_everything = CURL_GLOBAL_DEFAULT;
static const long CCurl_http_1_1 = CURL_HTTP_VERSION_1_1;
static const size_t CCurl_read_abort = CURL_READFUNC_ABORT;
