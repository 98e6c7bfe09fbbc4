# SPDX-License-Identifier: EUPL-1.2
#
# Qt Core and Qt Network. moc and its like are Debian's, of the same version, which therefore counts
# among the inputs. TLS is Windows' own (Schannel): it knows the certificates the administrator trusts,
# and libssl need not be shipped. Nothing here uses QSettings, which falls back on a folder that anybody
# can create (C:\temp).
build_qt() {
  with_cmake "$work/src/qt" -DQT_QMAKE_TARGET_MKSPEC=win32-g++ \
    -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF -DQT_BUILD_BENCHMARKS=OFF \
    -DQT_BUILD_DOCS=OFF -DFEATURE_network=ON -DFEATURE_schannel=ON -DINPUT_openssl=no \
    -DFEATURE_gui=OFF -DFEATURE_widgets=OFF -DFEATURE_sql=OFF -DFEATURE_dbus=OFF \
    -DFEATURE_testlib=OFF -DFEATURE_xml=OFF -DFEATURE_concurrent=OFF -DFEATURE_printsupport=OFF \
    -DFEATURE_glib=OFF -DFEATURE_icu=OFF -DFEATURE_zstd=OFF -DFEATURE_brotli=OFF \
    -DFEATURE_gssapi=OFF -DFEATURE_system_zlib=OFF -DFEATURE_system_pcre2=OFF \
    -DFEATURE_system_doubleconversion=OFF -DFEATURE_system_libb2=OFF -DFEATURE_pkg_config=OFF \
    -DFEATURE_intelcet=OFF -DFEATURE_settings=OFF -DFEATURE_precompile_header=ON
}
